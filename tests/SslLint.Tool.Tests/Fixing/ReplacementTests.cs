using System.Buffers.Binary;
using System.Runtime.Versioning;
using SslLint.Fixes;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Fixing;

/// <summary>What stays of a file that <c>fix</c> replaces, and what is not handed on.</summary>
[SupportedOSPlatform("linux")]
public sealed class ReplacementTests : IDisposable
{
    private const string Insecure = "URL=postgres://app@db.example.com/app?sslmode=disable\n";
    private const string Strict = "URL=postgres://app@db.example.com/app?sslmode=verify-full\n";
    private const string AccessControl = "system.posix_acl_access";
    private const string DefaultAccessControl = "system.posix_acl_default";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Owner_and_group_stay()
    {
        const UnixFileMode mode = (UnixFileMode)0b110_110_100;
        tree.Write("a.env", "URL=postgres://app:pw@db.example.com/app?sslmode=disable\n");
        File.SetUnixFileMode(tree["a.env"], mode);
        ToolProcess.ChangeOwner(tree["a.env"], 1234, 4321);
        Assert.Equal(0, ToolProcess.RunAsRoot(tree.Root, "fix", "--root-cert", "ca.pem", "--no-config").ExitCode);
        Assert.Contains("sslmode=verify-full", tree.Read("a.env"));
        var status = UnixFiles.StatusOf(tree["a.env"], follow: false)!.Value;
        Assert.Equal((1234u, 4321u, mode), (status.Owner, status.Group, status.Mode));
    }

    [Theory]
    [InlineData(1234u, 65534u, "owner")]
    [InlineData(65534u, 4321u, "group")]
    public void A_file_whose_owner_or_group_can_not_be_kept_is_not_written(uint owner, uint group, string named)
    {
        tree.Write("a.env", "URL=postgres://app:pw@db.example.com/app?sslmode=disable\n");
        File.SetUnixFileMode(tree["a.env"], (UnixFileMode)0b110_110_110);
        ToolProcess.ChangeOwner(tree["a.env"], owner, group);
        File.SetUnixFileMode(tree.Root, (UnixFileMode)0b111_111_111);
        var before = tree.Read("a.env");
        var run = ToolProcess.RunAsNobody(tree.Root, "fix", "--root-cert", "ca.pem", "--no-config");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"not fixed a.env:1:42 SSL1001 TlsDisabled: not written, since its {named} would change", run.Output);
        Assert.Equal(before, tree.Read("a.env"));
        Assert.Equal(["a.env"], tree.Names());
    }

    [Fact]
    public void Set_uid_and_set_gid_are_not_handed_on()
    {
        tree.Write("run.sh", Insecure);
        const UnixFileMode rights = (UnixFileMode)0b111_001_001;
        File.SetUnixFileMode(tree["run.sh"], rights | UnixFileMode.SetUser | UnixFileMode.SetGroup);
        Assert.Equal(0, Fix().ExitCode);
        Assert.Equal((Strict, rights), (tree.Read("run.sh"), File.GetUnixFileMode(tree["run.sh"])));
    }

    [Fact]
    public void Attributes_of_the_user_stay_and_those_of_the_system_do_not()
    {
        tree.Write("a.env", Insecure);
        using (var handle = UnixFiles.Open(tree["a.env"], UnixOpen.Write))
        {
            UnixFiles.SetAttribute(handle, "user.origin", "é"u8.ToArray());
            if (Environment.IsPrivilegedProcess)
            {
                UnixFiles.SetAttribute(handle, "security.note", "of the old content"u8.ToArray());
            }
        }

        Assert.Equal(0, Fix().ExitCode);
        using var after = UnixFiles.Open(tree["a.env"], UnixOpen.Read);
        Assert.Equal(Strict, tree.Read("a.env"));
        Assert.Equal("é"u8.ToArray(), UnixFiles.Attribute(after, "user.origin"));
        Assert.DoesNotContain("security.note", UnixFiles.AttributeNames(after));
    }

    [Fact]
    public void An_access_control_list_stays()
    {
        tree.Write("a.env", Insecure);
        var list = AccessControlList(user: 0b110, named: 0b100, mask: 0b100);
        using (var handle = UnixFiles.Open(tree["a.env"], UnixOpen.Write))
        {
            UnixFiles.SetAttribute(handle, AccessControl, list);
        }

        var mode = File.GetUnixFileMode(tree["a.env"]);
        Assert.Equal(0, Fix().ExitCode);
        using var after = UnixFiles.Open(tree["a.env"], UnixOpen.Read);
        Assert.Equal((Strict, mode), (tree.Read("a.env"), File.GetUnixFileMode(tree["a.env"])));
        Assert.Equal(list, UnixFiles.Attribute(after, AccessControl));
    }

    [Fact]
    public void The_default_list_of_the_folder_is_not_put_on_a_file_that_has_none()
    {
        tree.Write("d/a.env", Insecure);
        File.SetUnixFileMode(tree["d/a.env"], (UnixFileMode)0b110_100_000);
        using (var folder = UnixFiles.Open(tree["d"], UnixOpen.Folder))
        {
            UnixFiles.SetAttribute(folder, DefaultAccessControl, AccessControlList(user: 0b111, named: 0b111, mask: 0b111));
        }

        Assert.Equal(0, Fix().ExitCode);
        using var after = UnixFiles.Open(tree["d/a.env"], UnixOpen.Read);
        Assert.Equal((Strict, (UnixFileMode)0b110_100_000), (tree.Read("d/a.env"), File.GetUnixFileMode(tree["d/a.env"])));
        Assert.DoesNotContain(AccessControl, UnixFiles.AttributeNames(after));
    }

    [Theory]
    [InlineData(0b110_000_000)]
    [InlineData(0b110_110_110)]
    [InlineData(0b100_100_000)]
    [InlineData(0b000_110_110)]
    public void A_temporary_file_is_never_open_to_more_than_its_target(int mode)
    {
        tree.Write("a.env", Insecure);
        var place = TreePlace.Below(tree.Root, tree["a.env"]);
        using var folder = TargetFolder.Open(place, create: false);
        using var target = TargetFile.Open(folder, "a.env")!;
        File.SetUnixFileMode(target.Handle, (UnixFileMode)mode);
        using var temporary = TemporaryFile.Create(folder, TemporaryFile.FirstMode(target));
        var name = Assert.Single(tree.Names(), n => n != "a.env");
        const UnixFileMode others = (UnixFileMode)0b000_111_111;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(tree[name]) & (others | ~(UnixFileMode)mode));
        temporary.Write("new"u8);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(tree[name]) & (others | ~(UnixFileMode)mode));
        temporary.TakeAfter(target, mode: null);
        Assert.Equal((UnixFileMode)mode, File.GetUnixFileMode(tree[name]));
    }

    [Fact]
    public void Of_a_file_with_several_names_it_says_that_the_others_keep_the_old_text()
    {
        tree.Write("a.env", Insecure);
        using (var folder = UnixFiles.Open(tree.Root, UnixOpen.Folder))
        {
            UnixFiles.LinkAt(folder, "a.env", folder, "kept.bin");
        }

        var run = Fix("a.env");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("a.env: it had another name (hard links), which keeps the old text\n", run.Output);
        Assert.Equal((Strict, Insecure), (tree.Read("a.env"), tree.Read("kept.bin")));
    }

    [Fact]
    public void A_file_with_the_longest_name_is_replaced()
    {
        var name = new string('n', 251) + ".env";
        tree.Write(name, Insecure);
        Assert.Equal(0, Fix().ExitCode);
        Assert.Equal(Strict, tree.Read(name));
    }

    [Fact]
    public void On_a_full_disk_the_file_stays_and_the_reason_is_said()
    {
        // A file system of its own, for this process alone, with room for the file and not for a second one.
        tree.Write("a.env", Insecure + new string('#', 40 * 1024) + "\n");
        Directory.CreateDirectory(tree["full"]);
        string[] mapping = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];
        var fix = $"{ToolProcess.Command} fix --root-cert ca.pem --no-config; echo code $?; cmp a.env ../a.env && ls -A";
        var output = ExternalProgram.Run(
            tree.Root, "unshare", [], [.. mapping, "--mount", "sh", "-c", $"mount -t tmpfs -o size=64k none full && cp a.env full/ && cd full && {fix}"]);
        Assert.Contains("a.env:1:39 SSL1001 TlsDisabled: not written, since no space is left on the device", output);
        Assert.EndsWith("code 2\na.env\n", output);
    }

    /// <summary>Version 2 of the attribute, little-endian: tag, rights and user of each entry (linux/posix_acl_xattr.h).</summary>
    private static byte[] AccessControlList(ushort user, ushort named, ushort mask)
    {
        const uint nobody = uint.MaxValue;
        (ushort Tag, ushort Rights, uint Id)[] entries = [(1, user, nobody), (2, named, 1234), (4, 0, nobody), (0x10, mask, nobody), (0x20, 0, nobody)];
        var bytes = new byte[4 + (8 * entries.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, 2);
        for (var i = 0; i < entries.Length; i++)
        {
            var at = bytes.AsSpan(4 + (8 * i));
            BinaryPrimitives.WriteUInt16LittleEndian(at, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(at[2..], entries[i].Rights);
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], entries[i].Id);
        }

        return bytes;
    }

    private ToolRun Fix(params string[] args) => ToolRunner.Run(tree.Root, "", ["fix", .. args], analysis: new MarkerAnalysis());
}
