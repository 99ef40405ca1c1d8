namespace Coordination.Host.Commands;

/// <summary>What a route makes of a body: what is decided, and what is answered once it is recorded.</summary>
public sealed record Planned(Plan Plan)
{
    public static implicit operator Planned(Plan plan) => new(plan);

    /// <summary>The route below the community where the thing it creates can be read. Null if it creates none.</summary>
    public string? Location { get; init; }

    /// <summary>The answer in place of the receipt, for a command that creates something shown only once.</summary>
    public Func<Receipt, object>? Shown { get; init; }

    /// <summary>The page in place of a redirect, for a browser, when something is shown only once.</summary>
    public Func<Receipt, ValueTask<IResult>>? Page { get; init; }

    /// <summary>The answer in place of either, when the answer is a file. It is made anew each time, and each time is recorded.</summary>
    public Func<Receipt, ValueTask<IResult>>? Sent { get; init; }

    /// <summary>The key of this command: what is sent anew is a new command under whatever key.</summary>
    public string KeyOf(string given) => Sent is null ? given : $"{given}\n{Guid.NewGuid()}";

    /// <summary>The address of the thing that was created. A repeated key gives the address of the one created the first time.</summary>
    public string Under(string root, Receipt receipt) =>
        root.TrimEnd('/') + Location!.Replace(Plan.Subject.ToString()!, receipt.Subject.ToString(), StringComparison.Ordinal);
}
