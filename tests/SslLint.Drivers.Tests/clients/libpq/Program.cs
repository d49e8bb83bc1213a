using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

// Connects through the libpq whose path is the first argument: one JSON string in, one JSON object out.

JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
var libpq = new Libpq(args[0]);
Answer(new { version = libpq.Version });
while (Console.In.ReadLine() is { } line)
{
    Answer(libpq.Connect(JsonSerializer.Deserialize<string>(line)!));
}

void Answer(object answer)
{
    Console.Out.WriteLine(JsonSerializer.Serialize(answer, options));
    Console.Out.Flush();
}

/// <summary>The few functions of libpq that a connection takes.</summary>
internal sealed unsafe class Libpq
{
    private const int ConnectionOk = 0;

    private readonly delegate* unmanaged<int> libVersion;
    private readonly delegate* unmanaged<byte*, nint> connect;
    private readonly delegate* unmanaged<nint, int> status;
    private readonly delegate* unmanaged<nint, int> sslInUse;
    private readonly delegate* unmanaged<nint, byte*> errorMessage;
    private readonly delegate* unmanaged<nint, void> finish;

    public Libpq(string path)
    {
        var library = NativeLibrary.Load(path);
        libVersion = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "PQlibVersion");
        connect = (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(library, "PQconnectdb");
        status = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "PQstatus");
        sslInUse = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "PQsslInUse");
        errorMessage = (delegate* unmanaged<nint, byte*>)NativeLibrary.GetExport(library, "PQerrorMessage");
        finish = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "PQfinish");
    }

    public string Version => $"{libVersion() / 10000}.{libVersion() % 10000}";

    public object Connect(string connectionString)
    {
        nint connection;
        fixed (byte* text = Encoding.UTF8.GetBytes(connectionString + '\0'))
        {
            connection = connect(text);
        }

        try
        {
            return status(connection) == ConnectionOk
                ? new { accepted = true, encrypted = sslInUse(connection) != 0 }
                : new { accepted = false, encrypted = false, error = Marshal.PtrToStringUTF8((nint)errorMessage(connection)) };
        }
        finally
        {
            finish(connection);
        }
    }
}
