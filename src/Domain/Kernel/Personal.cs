namespace Coordination.Domain.Kernel;

/// <summary>
/// A person's own words or facts, sealed before any rule sees them. <see cref="Digest"/> stands for the value in every proof;
/// <see cref="Cipher"/> opens only while the subject's key exists. The canonical form leaves the cipher out.
/// </summary>
public sealed record Personal(PersonId Subject, string Name, string Digest, string Cipher)
{
    /// <summary>The most characters that somebody may say at once.</summary>
    public const int LongestWords = 2000;

    public bool Equals(Personal? other) => other is not null && other.Digest == Digest;
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Digest);
}
