using Weasel.Storage;

namespace Coordination.Projections.Lists;

/// <summary>
/// Says which communities a list has changed for, at the moment the change can be read. Only lists say so, never an append: a notification
/// serialises the commits that carry one.
/// </summary>
public sealed class ListAnnouncement(IEnumerable<Guid> communities) : ListWrite
{
    public const string Channel = "coordination_lists";
    private const int Named = 100;

    private readonly Guid[] communities = [.. communities.Distinct().Take(Named + 1)];

    /// <summary>Naming none means any.</summary>
    public override void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session) =>
        builder.Append($"notify {Channel}, '{(communities.Length > Named ? "" : string.Join(',', communities))}'");
}
