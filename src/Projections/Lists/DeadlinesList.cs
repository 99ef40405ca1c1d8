using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Projections.Lists;

/// <summary>All deadlines that are not recorded yet, of every kind of stream that declares some. Rules read the stream instead.</summary>
public sealed class DeadlinesList(IReadOnlyList<DeadlinesOf> declared)
    : ListView<ListedDeadline>("deadlines", 1, Events(declared), [DueAt, Whose], new("due_at", SoonestFirst),
    new("whose", new(Whose.Ascending, DueAt.Ascending)))
{
    public static readonly Column<ListedDeadline, DateTimeOffset> DueAt =
        Column.Instant<ListedDeadline>("due_at", d => d.Deadline?.DueAt);
    public static readonly Column<ListedDeadline, Guid> Whose = Column.Id<ListedDeadline>("whose", d => d.Deadline?.Whose?.Value);

    public static readonly Order<ListedDeadline> SoonestFirst = new(DueAt.Ascending);

    public IReadOnlyList<DeadlinesOf> Declared => declared;

    /// <summary>A deadline has an id of its own.</summary>
    public override string StreamOfRow => "(v.row ->> 'stream')::uuid";

    public DeadlinesOf Of(string kind) => declared.First(d => d.Kind == kind);

    public override ListedDeadline? Evolve(ListedDeadline? row, StoredEvent happened)
    {
        var of = row is null ? declared.First(d => d.Events.IsInstanceOfType(happened.Data)) : Of(row.Kind);
        return new(happened.StreamId, happened.StreamId, of.Kind) { State = of.Evolve(row is null ? null : StateOf(row), happened.Data) };
    }

    protected override IEnumerable<(Guid Id, ListedDeadline Row)> Parts(ListedDeadline row) =>
        Of(row.Kind).Of(StateOf(row)).Select(d => new ListedDeadline(IdOf(row.Stream, d), row.Stream, row.Kind) { Deadline = d })
            .DistinctBy(r => r.Id).Select(r => (r.Id, r));

    private object StateOf(ListedDeadline row) =>
        row.State is JsonElement kept ? kept.Deserialize(Of(row.Kind).State, StoredJson.Options)! : row.State!;

    /// <summary>The same deadline has the same id on every Host and whenever the list is filled again.</summary>
    private static Guid IdOf(Guid stream, Deadline of)
    {
        var text = Jcs.Canonical(stream.ToString(), of.Code, InstantJson.Write(of.DueAt), $"{of.Whose}", of.Default);
        return new(SHA256.HashData(text).AsSpan(0, 16), bigEndian: true);
    }

    private static IEnumerable<Type> Events(IReadOnlyList<DeadlinesOf> declared) =>
        declared.SelectMany(d => EventNames.Under(d.Events)).Select(kind => kind.Type).Distinct();
}
