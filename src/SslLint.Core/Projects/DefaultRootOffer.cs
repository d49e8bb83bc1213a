using SslLint.Text;

namespace SslLint.Projects;

/// <summary>What it takes to make a bundle the default of an application.</summary>
/// <param name="Change">The change of the project file; null where it can't be made.</param>
/// <param name="Obstacle">Why it can't be made, or what it could cut, as a clause; null where it may be written unasked.</param>
public sealed record DefaultRootOffer(FileEdits? Change, string? Obstacle);
