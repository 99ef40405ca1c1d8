namespace Coordination.Host.Commands;

/// <summary>What a route makes of a body: what is to be decided, and what is answered once it is recorded.</summary>
public sealed record Planned(Plan Plan)
{
    public static implicit operator Planned(Plan plan) => new(plan);

    /// <summary>Where the thing that it makes can be read: the route below the community. Null where it makes none.</summary>
    public string? Location { get; init; }

    /// <summary>What is answered in place of the receipt, where a command makes something that is shown once.</summary>
    public Func<Receipt, object>? Shown { get; init; }

    /// <summary>The same for a browser: the page that is shown at once, and never again.</summary>
    public Func<Receipt, ValueTask<IResult>>? Page { get; init; }

    /// <summary>What is sent in place of either once it is recorded, where the answer is a file.</summary>
    public Func<Receipt, ValueTask<IResult>>? Sent { get; init; }

    /// <summary>Where the thing made is read. A repeated key answers with what was made the first time.</summary>
    public string Under(string root, Receipt receipt) =>
        root.TrimEnd('/') + Location!.Replace(Plan.Subject.ToString()!, receipt.Subject.ToString(), StringComparison.Ordinal);
}
