using System.Text.Json.Serialization;

namespace Coordination.Domain.Kernel;

/// <summary>What one whole is counted in.</summary>
public enum Unit { Item, Parcel, Pack, Portion, Gram, Millilitre, Seat, Trip, Minute, Person, Task }

/// <summary>How much of something: a whole number and its unit, never a fraction.</summary>
public readonly record struct Quantity(int Amount, Unit Unit)
{
    public const int Least = 1;
    public const int Most = 1_000_000;

    public static readonly Refusal NotPositive = new("quantity.not-positive", "Say how much: a whole number of at least one.");

    public static Quantity operator +(Quantity left, Quantity right) => left with { Amount = checked(left.Amount + right.Amount) };
    public static Quantity operator -(Quantity left, Quantity right) => left with { Amount = checked(left.Amount - right.Amount) };
    public static Quantity Add(Quantity left, Quantity right) => left + right;
    public static Quantity Subtract(Quantity left, Quantity right) => left - right;

    /// <summary>Whether it is an amount that people ask for, offer or give at once.</summary>
    [JsonIgnore] public bool IsInBounds => Amount is >= Least and <= Most;
    [JsonIgnore] public Quantity None => this with { Amount = 0 };
    public override string ToString() => $"{Amount} {Unit}";
}
