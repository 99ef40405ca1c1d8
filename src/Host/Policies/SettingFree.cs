using Coordination.Domain.People;
using Coordination.Domain.Policies;
using Coordination.Host.Commands;
using Coordination.Projections.Lists;

namespace Coordination.Host.Policies;

/// <summary>
/// Carries out <see cref="WhenPersonGoesThenSetFree"/> for one kind of thing. It is asked for all records of the person who has gone.
/// </summary>
public abstract class SettingFree(string storedAs, CarryOut carryOut, Folds folds) : Policy
{
    protected CarryOut CarryOut => carryOut;
    protected Folds Folds => folds;

    public override string Name => storedAs;
    public override IReadOnlyList<Type> Watches => WhenPersonGoesThenSetFree.Watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (WhenPersonGoesThenSetFree.Then(happened.Data) is not var (person, hasDied)) return;
        var (known, _) = await folds.FoldAsync(Membership.Stream, happened.Community, person.Value, cancellation);
        // It was a mistake and is taken back already: what was not ended yet goes on.
        if (hasDied && known is not { Standing: Standing.Deceased }) return;
        await SetFreeAsync(happened, [person.Value, .. known?.Duplicates.Select(d => d.Value) ?? []], hasDied, cancellation);
    }

    /// <param name="records">The record of the person and those that were merged into it.</param>
    protected abstract Task SetFreeAsync(StoredEvent happened, Guid[] records, bool hasDied, CancellationToken cancellation);
}
