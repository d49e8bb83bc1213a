// What the compiler asks of the framework for `init`, `required`, list patterns and `[^1]`, and netstandard2.0 lacks. Names and shapes are the compiler's.
// Written here, since a generator of such types may order them differently in each run, and a build would not give the same bytes twice.

#pragma warning disable CS0436 // A project that sees the internals of another has these types twice, and takes its own.

using System.ComponentModel;

namespace System
{
    /// <summary>A place in a sequence, counted from its start or its end.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        /// <summary>The distance.</summary>
        public int Value { get; } = value;

        /// <summary>Whether it is counted from the end.</summary>
        public bool IsFromEnd { get; } = fromEnd;

        public static implicit operator Index(int value) => new(value);

        /// <summary>The distance from the start.</summary>
        /// <param name="length">The length of the sequence.</param>
        public int GetOffset(int length) => IsFromEnd ? length - Value : Value;
    }

    /// <summary>A part of a sequence.</summary>
    internal readonly struct Range(Index start, Index end)
    {
        /// <summary>Its first place.</summary>
        public Index Start { get; } = start;

        /// <summary>The place behind its last.</summary>
        public Index End { get; } = end;
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>Marks a property that can be set only while its object is made.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    internal static class IsExternalInit;

    /// <summary>Marks members that must be set while their object is made, and types that have such.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;

    /// <summary>Keeps compilers that don't know a feature from using what depends on it.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        /// <summary>The feature.</summary>
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Marks a constructor that sets all required members.</summary>
    [AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
    internal sealed class SetsRequiredMembersAttribute : Attribute;
}
