using System.Text;
using SslLint.Tool;

var interrupted = Interruption.Listen();

// Bytes are UTF-8 without a mark on every platform and at every code page: what is written is read by other programs.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 32 * 1024) { NewLine = "\n" };
using var error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
return ToolApp.Run(
    args,
    new ToolHost
    {
        Input = new Lazy<Stream>(Console.OpenStandardInput),
        Output = output,
        Error = error,
        WorkingDirectory = Environment.CurrentDirectory,
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    },
    interrupted);
