using System.Text;
using SslLint.Certificates;
using SslLint.Tool;
using SslLint.Tool.Stores;

namespace SslLint.Fuzz.Targets;

/// <summary>Files of certificates and stores.</summary>
internal static class CertificateTargets
{
    private const string Certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBczCCARmgAwIBAgIUMRM2UHcYlEBwUbDcyS9GwL4Ie2QwCgYIKoZIzj0EAwIw
        DzENMAsGA1UEAwwEVGVzdDAeFw0yNjExMjkxMjExMjZaFw0zNjExMjYxMjExMjZa
        MA8xDTALBgNVBAMMBFRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARHWxIb
        qo0lkznoqNxGip0cxSoAsImj5oPxYapzOE4ybaJFTdtgkgMAxv9NIDRR63fce33b
        ZTQQ3IGE7jYxIvhmo1MwUTAdBgNVHQ4EFgQUO50qkIEX7jv8+tFudx9PPaRP5Zww
        HwYDVR0jBBgwFoAUO50qkIEX7jv8+tFudx9PPaRP5ZwwDwYDVR0TAQH/BAUwAwEB
        /zAKBggqhkjOPQQDAgNIADBFAiB8v/7iQ2NIHWTz3aPEyKd6rVuOsii8RfKuSxId
        hNUmDgIhAIjcHe9za/WRiezFpxA0rGMAp4sgcxT0bfDapA6v5F0O
        -----END CERTIFICATE-----

        """;

    /// <summary>A PKCS#12 file with that certificate, whose password is <c>changeit</c>.</summary>
    private const string Store =
        "MIIClQIBAzCCAkwGCSqGSIb3DQEHAaCCAj0EggI5MIICNTCCAjEGCSqGSIb3DQEHBqCCAiIwggIeAgEAMIICFwYJKoZIhvcNAQcBMFYGCSqGSIb3DQEFDTBJ" +
        "MCgGCSqGSIb3DQEFDDAbBAh661XYf5OpQQIBCjAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQppY7EJ7vCT3C+MqkKafIZ4CCAbBQmLIfwka7gxKrEr24" +
        "p93wzwOccrxQ2HYMNtjytDWIa7t567yCkGNAG8CpKZSJjOvm6Jedh7mWtNyIJqRuHFFiZEpkqBQ+yvxF7GEL06cm+2P8y2xpysG5t3N1RHIBD0LKbPRBuCJz" +
        "s1tSvSesHd37VldzTUwQeqid780UMtQqHrOb3t+9R2NpDU1UE4/PUcsB67wqpJbEPWTuwmAsoKqi94QoTkzQoznyTyXY/fcqRaU7eDzNAWsRhIthbmI83dx6" +
        "CPj2+ROgBFmdEriAAnRgzZKUwmmnHhQCB+a1QzybODyS1vQ1dJ0EBk3nPpGn3RVup2Ap17G27muSja8vr3wI/zcoUIQE9aAVdSRBIussOIJM7i0SNAU5Sz6t" +
        "FGie8NHo3lkc6RjpmXxVtZiHbnEvJ2aPv574NusxGGyF9SlZO7tuLqs7D3MbNs0E3pxNPtm7jPHdSbFa9hDgKSp9l+q3qfHKbTLST01E/vx8djFvInm23JbO" +
        "a4h14NI386XwmSBcXtMKC70Su61GlXP/AMq3nnNKwEmIHnyyF4UxszCa221MxPTuO2mQybP+ae/VqD0wQDAxMA0GCWCGSAFlAwQCAQUABCB43S3xRoCxRHY3" +
        "A7B4gtO9ZYMTEv/T8RnyO2NX5uXoNgQIxkoZI49eZ1MCAQo=";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new(
            "pem",
            Pem,
            [
                Encoding.ASCII.GetBytes(Certificate),
                Encoding.ASCII.GetBytes(
                    "text\r\n" + Certificate + "-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----\n" + Certificate),
                Der(),
            ]),
        new("store", Stored, [Convert.FromBase64String(Store), Encoding.ASCII.GetBytes(Certificate), Der(), [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 0]]),
    ];

    private static byte[] Der() => Convert.FromBase64String(string.Concat(Certificate.Split('\n').Where(l => !l.StartsWith('-'))));

    private static void Pem(byte[] content)
    {
        var file = CertificateFile.Read(content);
        var lines = content.Count(b => b is (byte)'\n' or (byte)'\r') + 1;
        Assert.All(file.Defects, d => Assert.InRange(d.Line, 1, lines));
        Assert.All(file.PrivateKeys, k => Assert.InRange(k.Line, 1, lines));
        Assert.True(file.Form is CertificateFileForm.Pem or CertificateFileForm.Der || file.Certificates.Count == 0, "certificates stand in PEM or DER");
    }

    private static void Stored(byte[] content)
    {
        foreach (var password in new char[]?[] { null, "changeit".ToCharArray() })
        {
            try
            {
                StoreListing.Read("store.p12", content, password);
                PrivateKeyFile.Read("key.pem", content, password);
            }
            catch (CommandException)
            {
                // That is what it says of what is none.
            }
        }
    }
}
