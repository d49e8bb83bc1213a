using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SslLint.Tests.Shared;

// `once` runs each benchmark a single time, which shows that it runs and measures nothing; all other arguments are BenchmarkDotNet's.
var isOnce = args is ["once", ..];

// In this process, since a program that is generated and built for each benchmark would need this repository's build around it.
var job = (isOnce ? Job.Dry : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance
    .AddJob(job.AsDefault())
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath(Repository.PathOf("artifacts/benchmarks"));
string[] arguments = isOnce ? ["--filter", "*", .. args[1..]] : args;
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Repository).Assembly).Run(arguments, config).ToList();

var failed = summaries.Sum(s => s.Reports.Count(r => !r.Success)) + summaries.Count(s => s.HasCriticalValidationErrors);
Console.WriteLine($"{summaries.Sum(s => s.Reports.Length)} benchmarks, {failed} failed");
return failed == 0 && summaries.Count > 0 ? 0 : 1;
