using System.Runtime.CompilerServices;

// What is compiled against the netstandard2.0 build names that build's own type in each `init` accessor, and runs on this one in the tool.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
