using SharpFuzz;

namespace SslLint.Fuzz;

/// <summary>The fuzz targets as a program: what a fuzzer starts, and what tries a single input again.</summary>
internal static class Program
{
    private const string Usage = """
        SslLint.Fuzz list                      the targets, one a line
        SslLint.Fuzz seeds TARGET FOLDER       writes the inputs that a target starts from
        SslLint.Fuzz try TARGET FILE...        runs inputs and prints what fails
        SslLint.Fuzz afl TARGET                answers to afl-fuzz; the assemblies must be instrumented
        """;

    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["list"]:
                FuzzTargets.All.ToList().ForEach(t => Console.WriteLine(t.Name));
                return 0;
            case ["seeds", var name, var folder]:
                Directory.CreateDirectory(folder);
                var seeds = FuzzTargets.Find(name).Seeds;
                for (var i = 0; i < seeds.Count; i++)
                {
                    File.WriteAllBytes(Path.Combine(folder, $"seed-{i:D3}"), seeds[i]);
                }

                return 0;
            case ["try", var name, .. var files]:
                return files.Count(f => !Holds(FuzzTargets.Find(name), f)) == 0 ? 0 : 1;
            case ["afl", var name]:
                // Instrumented code may not run before the fuzzer's memory is there, which it is in the first call.
                var target = new Lazy<FuzzTarget>(() => FuzzTargets.Find(name));
                var usage = new UsageRecord(Environment.GetEnvironmentVariable("SSLLINT_FUZZ_USAGE"));
                Fuzzer.OutOfProcess.Run(stream =>
                {
                    using var content = new MemoryStream();
                    stream.CopyTo(content);
                    try
                    {
                        target.Value.Run(content.ToArray());
                    }
                    finally
                    {
                        usage.Count();
                    }
                });
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static bool Holds(FuzzTarget target, string file)
    {
        try
        {
            target.Run(File.ReadAllBytes(file));
            return true;
        }
        catch (Exception e)
        {
            Console.WriteLine($"{target.Name} {file}: {e}");
            return false;
        }
    }
}
