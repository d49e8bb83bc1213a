using SslLint.Dialects;

namespace SslLint.Core.Tests.Dialects;

public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("a${X}b", "${X}")]
    [InlineData("${X:-de}fault}", "${X:-de}")]
    [InlineData("${X:-with ${Y} nested}", "${X:-with ${Y} nested}")]
    [InlineData("$(X)$Y:$env:Z", "$(X)|$Y|$env:Z")]
    [InlineData("$$X $1 $", "")]
    [InlineData("%DB_HOST%:%PORT%", "%DB_HOST%|%PORT%")]
    [InlineData("%2Fpath%2F %C3%A4 %C3x%A4", "")]
    [InlineData("postgres://%s:%s@%v/%d", "%s|%s|%v|%d")]
    [InlineData("%(user)s", "%(user)s")]
    [InlineData("{0}{name}{name:N2}{db.host}", "{0}|{name}|{name:N2}|{db.host}")]
    [InlineData("{} {\"a\":1} { ssl: true } {PostgreSQL Unicode}", "")]
    [InlineData("{{ .Values.x }}{{}}", "{{ .Values.x }}")]
    [InlineData("#{x}##{y}", "#{x}#|#{y}")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://v/s)", "@Microsoft.KeyVault(SecretUri=https://v/s)")]
    [InlineData("__DB_PASSWORD__ ConnectionStrings__Default a__B__", "__DB_PASSWORD__")]
    [InlineData("<your-password> a<b <1>", "<your-password>")]
    [InlineData("u:[YOUR-PASSWORD]@[::1]", "[YOUR-PASSWORD]")]
    [InlineData("${never closed", "")]
    public void Are_found(string value, string expected) =>
        Assert.Equal(expected, string.Join('|', Placeholders.Find(value).Select(s => s.Of(value))));
}
