using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace SslLint.Tool.Files;

/// <content>The calls themselves.</content>
internal static partial class UnixFiles
{
    /// <summary>The C library, and what differs between systems: numbers of flags, and the layout of what it says about a file.</summary>
    private static partial class Native
    {
        private const string Library = "libc";
        private const int NoFollowAt = 0x100;
        private const int EmptyPathAt = 0x1000;
        private const int NoFollowAtOnMac = 0x20;
        private const uint BasicStatus = 0x7FF;

        /// <summary>The number of <c>openat2</c>: calls that came after 5.1 have one number on all processors (arch/*/kernel/syscalls).</summary>
        private const int OpenBeneathNumber = 437;

        private static readonly bool isMac = OperatingSystem.IsMacOS();
        private static readonly Architecture processor = RuntimeInformation.ProcessArchitecture;

        /// <summary>ARM and POWER number these two flags otherwise than the rest (arch/*/include/uapi/asm/fcntl.h).</summary>
        private static readonly bool hasFlagsOfArm = processor is Architecture.Arm or Architecture.Armv6 or Architecture.Arm64 or Architecture.Ppc64le;
        private static readonly int folderFlag = isMac ? 0x100000 : hasFlagsOfArm ? 0x4000 : 0x10000;
        private static readonly int noFollowFlag = isMac ? 0x100 : hasFlagsOfArm ? 0x8000 : 0x20000;
        private static readonly int closeOnExec = isMac ? 0x1000000 : 0x80000;

        /// <summary>Don't wait, don't become the terminal of the process, don't leave it open in programs that are started.</summary>
        private static readonly int always = closeOnExec | (isMac ? 0x4 | 0x20000 : 0x800 | 0x100);
        private static bool lacksStatus;
        private static bool lacksOpenBeneath = isMac;

        /// <summary>Apple's ARM machines take the arguments after the dots of a declaration from the stack.</summary>
        public static bool IsMacArm { get; } = isMac && processor == Architecture.Arm64;

        /// <summary>Stands for the current folder where a call begins at a folder.</summary>
        public static int CurrentFolder { get; } = isMac ? -2 : -100;

        /// <summary>Read and write what doesn't exist yet.</summary>
        public static int CreateFlags { get; } = closeOnExec | noFollowFlag | 2 | (isMac ? 0x200 | 0x800 : 0x40 | 0x80);

        public static int FlagsOf(UnixOpen how) => always
            | ((how & UnixOpen.Write) != 0 ? 1 : 0)
            | ((how & UnixOpen.Folder) != 0 ? folderFlag : 0)
            | ((how & UnixOpen.NoFollow) != 0 ? noFollowFlag : 0);

        /// <summary>What stands under a name, or what the number itself is where the name is empty; null where nothing stands there.</summary>
        public static FileStatus? Status(int folder, string name, bool follow)
        {
            var result = isMac ? StatusOnMac(folder, name, follow, out var status) : StatusOnLinux(folder, name, follow, out status);
            if (result == 0)
            {
                return status;
            }

            var failure = Failed();
            return failure.IsMissing ? null : throw failure;
        }

        /// <summary>Opens a file to read whose way has no link and stays below the folder, in one call (openat2(2), Linux 5.6).</summary>
        /// <returns>Its number; negative where it can't be opened, and where the system has no such call.</returns>
        public static int OpenBeneath(int folder, string path)
        {
            const long withoutLinks = 4;
            const long beneath = 8;
            const int notPermitted = 1;
            const int noSuchCall = 38;
            if (lacksOpenBeneath)
            {
                return -1;
            }

            var how = new OpenHow { Flags = FlagsOf(UnixOpen.Read | UnixOpen.NoFollow), Resolve = withoutLinks | beneath };
            var result = (int)OpenBeneath(OpenBeneathNumber, folder, path, how, Marshal.SizeOf<OpenHow>());

            // What keeps a container from making calls that it doesn't know says either.
            lacksOpenBeneath |= result < 0 && Marshal.GetLastPInvokeError() is noSuchCall or notPermitted;
            return result;
        }

        public static nint ListAttributes(SafeFileHandle handle, byte[] buffer) =>
            isMac ? ListAttributesOnMac(handle, buffer, (nuint)buffer.Length, 0) : ListAttributesOnLinux(handle, buffer, (nuint)buffer.Length);

        public static nint GetAttribute(SafeFileHandle handle, string name, byte[] buffer) =>
            isMac ? GetAttributeOnMac(handle, name, buffer, (nuint)buffer.Length, 0, 0) : GetAttributeOnLinux(handle, name, buffer, (nuint)buffer.Length);

        public static int SetAttribute(SafeFileHandle handle, string name, byte[] value) =>
            isMac ? SetAttributeOnMac(handle, name, value, (nuint)value.Length, 0, 0) : SetAttributeOnLinux(handle, name, value, (nuint)value.Length, 0);

        public static int RemoveAttribute(SafeFileHandle handle, string name) =>
            isMac ? RemoveAttributeOnMac(handle, name, 0) : RemoveAttributeOnLinux(handle, name);

        [LibraryImport(Library, EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        public static partial SafeFileHandle OpenAt(int folder, string path, int flags, uint mode);

        /// <summary>Five arguments that fill the registers, so that the mode lies on the stack.</summary>
        [LibraryImport(Library, EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        public static partial SafeFileHandle CreateAtOnMacArm(int folder, string path, int flags, nint a, nint b, nint c, nint d, nint e, nint mode);

        [LibraryImport(Library, EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        public static partial int RenameAt(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to);

        [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        public static partial int LinkAt(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to, int flags);

        [LibraryImport(Library, EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        public static partial int UnlinkAt(SafeFileHandle folder, string name, int flags);

        [LibraryImport(Library, EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        public static partial int MakeFolderAt(SafeFileHandle folder, string name, uint mode);

        [LibraryImport(Library, EntryPoint = "fchown", SetLastError = true)]
        public static partial int ChangeOwner(SafeFileHandle handle, uint owner, uint group);

        [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
        public static partial int Lock(SafeFileHandle handle, int operation);

        [LibraryImport(Library, EntryPoint = "geteuid")]
        public static partial uint EffectiveUser();

        [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
        public static partial nint Read(SafeFileHandle handle, Span<byte> buffer, nuint size);

        /// <summary>The count is a <c>nfds_t</c>, which no system makes wider than a register.</summary>
        [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
        public static partial int PollOne(ref Poll entry, nuint count, int milliseconds);

        [LibraryImport(Library, EntryPoint = "flistxattr", SetLastError = true)]
        private static partial nint ListAttributesOnLinux(SafeFileHandle handle, byte[] buffer, nuint size);

        [LibraryImport(Library, EntryPoint = "flistxattr", SetLastError = true)]
        private static partial nint ListAttributesOnMac(SafeFileHandle handle, byte[] buffer, nuint size, int options);

        [LibraryImport(Library, EntryPoint = "fgetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial nint GetAttributeOnLinux(SafeFileHandle handle, string name, byte[] buffer, nuint size);

        [LibraryImport(Library, EntryPoint = "fgetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial nint GetAttributeOnMac(SafeFileHandle handle, string name, byte[] buffer, nuint size, uint position, int options);

        [LibraryImport(Library, EntryPoint = "fsetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial int SetAttributeOnLinux(SafeFileHandle handle, string name, byte[] value, nuint size, int flags);

        [LibraryImport(Library, EntryPoint = "fsetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial int SetAttributeOnMac(SafeFileHandle handle, string name, byte[] value, nuint size, uint position, int options);

        [LibraryImport(Library, EntryPoint = "fremovexattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial int RemoveAttributeOnLinux(SafeFileHandle handle, string name);

        [LibraryImport(Library, EntryPoint = "fremovexattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial int RemoveAttributeOnMac(SafeFileHandle handle, string name, int options);

        [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial nint OpenBeneath(nint number, nint folder, string path, in OpenHow how, nint size);

        /// <summary>The one call whose answer is laid out alike on every processor (statx(2), Linux 4.11).</summary>
        [LibraryImport(Library, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial int StatusOfLibrary(int folder, string path, int flags, uint mask, out LinuxStatus status);

        [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial nint StatusOfKernel(nint number, nint folder, string path, nint flags, nint mask, out LinuxStatus status);

        [LibraryImport(Library, EntryPoint = "fstat", SetLastError = true)]
        private static partial int StatusOfMacArm(int descriptor, out MacStatus status);

        [LibraryImport(Library, EntryPoint = "fstatat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial int StatusOfMacArm(int folder, string path, out MacStatus status, int flags);

        /// <summary>On Intel the plain name is that of the layout before 10.6.</summary>
        [LibraryImport(Library, EntryPoint = "fstat$INODE64", SetLastError = true)]
        private static partial int StatusOfMacIntel(int descriptor, out MacStatus status);

        [LibraryImport(Library, EntryPoint = "fstatat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        private static partial int StatusOfMacIntel(int folder, string path, out MacStatus status, int flags);

        private static int StatusOnLinux(int folder, string name, bool follow, out FileStatus status)
        {
            var flags = (follow ? 0 : NoFollowAt) | (name.Length == 0 ? EmptyPathAt : 0);
            var result = StatusOnLinux(folder, name, flags, out LinuxStatus found);
            status = new FileStatus(
                FileStatus.KindOf(found.Mode),
                FileStatus.PermissionsOf(found.Mode),
                found.Owner,
                found.Group,
                found.Links,
                ((ulong)found.DeviceMajor << 32) | found.DeviceMinor,
                found.Inode,
                (long)found.Length);
            return result;
        }

        private static int StatusOnLinux(int folder, string name, int flags, out LinuxStatus status)
        {
            if (!lacksStatus)
            {
                try
                {
                    return StatusOfLibrary(folder, name, flags, BasicStatus, out status);
                }
                catch (EntryPointNotFoundException)
                {
                    // glibc before 2.28, musl before 1.2.5.
                    lacksStatus = true;
                }
            }

            return (int)StatusOfKernel(StatusNumber(), folder, name, flags, (nint)BasicStatus, out status);
        }

        /// <summary>The number of <c>statx</c> (arch/*/kernel/syscalls).</summary>
        private static int StatusNumber() => processor switch
        {
            Architecture.X64 => 332,
            Architecture.X86 or Architecture.Ppc64le => 383,
            Architecture.Arm or Architecture.Armv6 => 397,
            Architecture.S390x => 379,
            _ => 291,
        };

        private static int StatusOnMac(int folder, string name, bool follow, out FileStatus status)
        {
            var flags = follow ? 0 : NoFollowAtOnMac;
            MacStatus found;
            var result = name.Length == 0
                ? IsMacArm ? StatusOfMacArm(folder, out found) : StatusOfMacIntel(folder, out found)
                : IsMacArm ? StatusOfMacArm(folder, name, out found, flags) : StatusOfMacIntel(folder, name, out found, flags);
            status = new FileStatus(
                FileStatus.KindOf(found.Mode),
                FileStatus.PermissionsOf(found.Mode),
                found.Owner,
                found.Group,
                found.Links,
                (uint)found.Device,
                found.Inode,
                found.Length);
            return result;
        }

        /// <summary>poll(2).</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct Poll
        {
            public int Descriptor;
            public short Events;
            public short Answer;
        }

        /// <summary><c>struct open_how</c>.</summary>
        [StructLayout(LayoutKind.Sequential)]
        private struct OpenHow
        {
            public long Flags;
            public long Mode;
            public long Resolve;
        }

        /// <summary><c>struct statx</c>, as far as it is read.</summary>
        [StructLayout(LayoutKind.Explicit, Size = 256)]
        private struct LinuxStatus
        {
            [FieldOffset(16)]
            public uint Links;
            [FieldOffset(20)]
            public uint Owner;
            [FieldOffset(24)]
            public uint Group;
            [FieldOffset(28)]
            public ushort Mode;
            [FieldOffset(32)]
            public ulong Inode;
            [FieldOffset(40)]
            public ulong Length;
            [FieldOffset(136)]
            public uint DeviceMajor;
            [FieldOffset(140)]
            public uint DeviceMinor;
        }

        /// <summary><c>struct stat</c> with inodes of 64 bits (sys/stat.h), as far as it is read.</summary>
        [StructLayout(LayoutKind.Explicit, Size = 144)]
        private struct MacStatus
        {
            [FieldOffset(0)]
            public int Device;
            [FieldOffset(4)]
            public ushort Mode;
            [FieldOffset(6)]
            public ushort Links;
            [FieldOffset(8)]
            public ulong Inode;
            [FieldOffset(16)]
            public uint Owner;
            [FieldOffset(20)]
            public uint Group;
            [FieldOffset(96)]
            public long Length;
        }
    }
}
