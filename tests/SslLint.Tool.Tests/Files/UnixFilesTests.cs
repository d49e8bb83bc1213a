using System.Net.Sockets;
using System.Runtime.Versioning;
using SslLint.Tool.Files;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Files;

/// <summary>What the runtime lacks of the file system: held against what other programs and the runtime say of the same files.</summary>
[SupportedOSPlatform("linux")]
public sealed class UnixFilesTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Tells_every_kind_from_the_others_without_waiting()
    {
        tree.Write("file", "x");
        File.CreateSymbolicLink(tree["link"], "file");
        Directory.CreateDirectory(tree["folder"]);
        Run("mkfifo", tree["pipe"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(tree["socket"]));

        using var top = UnixFiles.Open(tree.Root, UnixOpen.Folder);
        Assert.Equal(FileKind.Regular, UnixFiles.StatusAt(top, "file")?.Kind);
        Assert.Equal(FileKind.Link, UnixFiles.StatusAt(top, "link")?.Kind);
        Assert.Equal(FileKind.Folder, UnixFiles.StatusAt(top, "folder")?.Kind);
        Assert.Equal(FileKind.Pipe, UnixFiles.StatusAt(top, "pipe")?.Kind);
        Assert.Equal(FileKind.Socket, UnixFiles.StatusAt(top, "socket")?.Kind);
        Assert.Null(UnixFiles.StatusAt(top, "nothing"));
        Assert.Equal(FileKind.Device, UnixFiles.StatusOf("/dev/null", follow: true)?.Kind);
        Assert.Equal(FileKind.Regular, UnixFiles.StatusOf(tree["link"], follow: true)?.Kind);

        using var pipe = UnixFiles.OpenAt(top, "pipe", UnixOpen.Read);
        Assert.Equal(FileKind.Pipe, UnixFiles.StatusOf(pipe).Kind);
        Assert.Equal(0, UnixFiles.Read(pipe, new byte[8]));
        Assert.True(Assert.Throws<UnixFileException>(() => UnixFiles.OpenAt(top, "socket", UnixOpen.Read)).HasNobodyThere);
    }

    [Fact]
    public void Says_of_a_file_what_stat_says()
    {
        tree.Write("file", "twelve bytes");
        File.SetUnixFileMode(tree["file"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.SetGroup);
        using var top = UnixFiles.Open(tree.Root, UnixOpen.Folder);
        UnixFiles.LinkAt(top, "file", top, "second");

        using var handle = UnixFiles.OpenAt(top, "file", UnixOpen.Read | UnixOpen.NoFollow);
        var status = UnixFiles.StatusOf(handle);
        Assert.Equal(
            Run("stat", "-c", "%u %g %h %i %s", tree["file"]).Trim(),
            FormattableString.Invariant($"{status.Owner} {status.Group} {status.Links} {status.Inode} {status.Length}"));
        Assert.Equal(File.GetUnixFileMode(tree["file"]), status.Mode);
        Assert.Equal(2u, status.Links);
        Assert.True(status.IsSameFile(UnixFiles.StatusAt(top, "second")!.Value));
        Assert.False(status.IsSameFile(UnixFiles.StatusOf(top)));
        Assert.Equal(Run("id", "-u").Trim(), UnixFiles.EffectiveUser.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Opens_in_one_call_only_what_has_no_link_on_its_way()
    {
        tree.Write("real/inner/file", "x");
        File.CreateSymbolicLink(tree["real/link"], "inner");
        File.CreateSymbolicLink(tree["real/inner/alias"], "file");
        using var top = UnixFiles.Open(tree.Root, UnixOpen.Folder);
        using var real = UnixFiles.Open(tree["real"], UnixOpen.Folder);
        using var file = UnixFiles.TryOpenBeneath(top, "real/inner/file");

        // A kernel before 5.6 has no such call, and the names are looked at one by one.
        Assert.SkipWhen(file is null, "the kernel has no openat2");
        Assert.True(UnixFiles.StatusOf(file).IsSameFile(UnixFiles.StatusOf(tree["real/inner/file"], follow: false)!.Value));
        Assert.Null(UnixFiles.TryOpenBeneath(top, "real/link/file"));
        Assert.Null(UnixFiles.TryOpenBeneath(top, "real/inner/alias"));
        Assert.Null(UnixFiles.TryOpenBeneath(real, "../real/inner/file"));
        Assert.Null(UnixFiles.TryOpenBeneath(real, tree["real/inner/file"]));
        Assert.Null(UnixFiles.TryOpenBeneath(top, "real/none"));
    }

    [Fact]
    public void Opens_a_path_that_is_too_long_to_be_said_at_once_by_its_names()
    {
        var folder = string.Join('/', Enumerable.Repeat(new string('n', 250), 20));
        using var top = UnixFiles.Open(tree.Root, UnixOpen.Folder);
        Run("bash", "-c", $"cd '{tree.Root}'; for i in {{1..20}}; do mkdir {new string('n', 250)} && cd {new string('n', 250)}; done; echo text >file");
        using var at = new TreeFolder();
        using var file = at.TryOpen(tree.Root, $"{tree.Root}/{folder}/file");

        Assert.Equal(5, file?.Length);
        Run("rm", "-r", $"{tree.Root}/{new string('n', 250)}");
    }

    [Fact]
    public void Follows_no_link_below_a_folder()
    {
        tree.Write("real/inner/file", "x");
        File.CreateSymbolicLink(tree["real/link"], "inner");
        File.CreateSymbolicLink(tree["real/inner/alias"], "file");
        using var top = UnixFiles.Open(tree.Root, UnixOpen.Folder);
        using var inner = UnixFiles.OpenBelow(top, "real/inner");
        using var itself = UnixFiles.OpenBelow(top, "");

        Assert.True(UnixFiles.StatusOf(top).IsSameFile(UnixFiles.StatusOf(itself)));
        Assert.Equal(FileKind.Regular, UnixFiles.StatusAt(inner, "file")?.Kind);
        Assert.True(Assert.Throws<UnixFileException>(() => UnixFiles.OpenBelow(top, "real/link")).IsLink);
        Assert.False(Assert.Throws<UnixFileException>(() => UnixFiles.OpenBelow(top, "real/inner/file")).IsLink);
        Assert.Throws<ArgumentException>(() => UnixFiles.OpenBelow(top, "real/.."));
        Assert.True(Assert.Throws<UnixFileException>(() => UnixFiles.OpenAt(inner, "alias", UnixOpen.Read | UnixOpen.NoFollow)).IsLink);
        Assert.True(Assert.Throws<UnixFileException>(() => UnixFiles.OpenBelow(top, "none")).IsMissing);
    }

    [Fact]
    public void Makes_renames_and_removes_in_an_opened_folder_wherever_that_went()
    {
        Directory.CreateDirectory(tree["before"]);
        using var folder = UnixFiles.Open(tree["before"], UnixOpen.Folder);
        Directory.Move(tree["before"], tree["after"]);

        using (var made = UnixFiles.CreateAt(folder, "new", UnixFileMode.UserRead | UnixFileMode.UserWrite))
        {
            RandomAccess.Write(made, "content"u8, 0);
            RandomAccess.FlushToDisk(made);
            RandomAccess.FlushToDisk(folder);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(tree["after/new"]));
        Assert.True(Assert.Throws<UnixFileException>(() => UnixFiles.CreateAt(folder, "new", UnixFileMode.UserRead)).IsThere);
        Assert.True(Assert.Throws<UnixFileException>(() => UnixFiles.LinkAt(folder, "new", folder, "new")).IsThere);
        UnixFiles.RenameAt(folder, "new", folder, "renamed");
        Assert.Equal("content", tree.Read("after/renamed"));
        UnixFiles.MakeFolderAt(folder, "sub", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.True(Directory.Exists(tree["after/sub"]));
        UnixFiles.UnlinkAt(folder, "renamed");
        Assert.False(File.Exists(tree["after/renamed"]));
        Assert.Throws<ArgumentException>(() => UnixFiles.UnlinkAt(folder, "../after"));
    }

    [Fact]
    public void A_lock_is_had_by_one_handle_at_a_time()
    {
        tree.Write("file", "");
        using var first = UnixFiles.Open(tree["file"], UnixOpen.Read);
        using var second = UnixFiles.Open(tree["file"], UnixOpen.Read);
        Assert.True(UnixFiles.TryLock(first));
        Assert.False(UnixFiles.TryLock(second));
        first.Dispose();
        Assert.True(UnixFiles.TryLock(second));
    }

    [Fact]
    public void Attributes_come_back_as_they_were_set()
    {
        tree.Write("file", "");
        using var handle = UnixFiles.Open(tree["file"], UnixOpen.Read);
        UnixFiles.ChangeOwner(handle, UnixFiles.StatusOf(handle).Owner, UnixFiles.StatusOf(handle).Group);
        try
        {
            UnixFiles.SetAttribute(handle, "user.ssllint.test", "value"u8.ToArray());
        }
        catch (UnixFileException e) when (e.IsNotSupported)
        {
            Assert.Skip("The file system of the temporary folder has no extended attributes.");
        }

        Assert.Contains("user.ssllint.test", UnixFiles.AttributeNames(handle));
        Assert.Equal("value"u8.ToArray(), UnixFiles.Attribute(handle, "user.ssllint.test"));
    }

    [Fact]
    public void Waits_for_a_pipe_no_longer_than_it_is_told()
    {
        Run("mkfifo", tree["pipe"]);
        using var reader = UnixFiles.Open(tree["pipe"], UnixOpen.Read);
        using (var writer = UnixFiles.Open(tree["pipe"], UnixOpen.Write))
        {
            Assert.Equal(-1, UnixFiles.Read(reader, new byte[8]));
            Assert.False(UnixFiles.WaitToRead(reader, TimeSpan.FromMilliseconds(1)));
            using var stream = new FileStream(writer, FileAccess.Write, bufferSize: 0);
            stream.Write("text"u8);
            Assert.True(UnixFiles.WaitToRead(reader, TimeSpan.FromSeconds(60)));
            Assert.Equal(4, UnixFiles.Read(reader, new byte[8]));
        }

        Assert.True(UnixFiles.WaitToRead(reader, TimeSpan.FromSeconds(60)));
        Assert.Equal(0, UnixFiles.Read(reader, new byte[8]));
    }

    private static string Run(string program, params string[] arguments) => ExternalProgram.Run(Path.GetTempPath(), program, [], arguments);

    [Fact]
    public void A_path_is_read_to_its_end()
    {
        tree.Write("file", "");
        Assert.ThrowsAny<IOException>(() => UnixFiles.Open(tree["file"] + "\0.pem", UnixOpen.Read));
    }
}
