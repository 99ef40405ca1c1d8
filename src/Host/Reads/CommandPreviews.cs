using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Reads;

/// <summary>A command a page could offer: its permission, how it is decided, and on whose behalf it would be given.</summary>
public sealed record PossibleCommand(Permission Permission, Plan Plan, PersonId? OnBehalfOf = null)
{
    /// <summary>With what authority it would be given. That of a parent is used only for somebody under 18.</summary>
    public Authority Authority { get; init; } = Authority.VerbalConsent;
}

/// <summary>Asks the rules what they would decide if the viewer gave a command now. Pages offer what would be accepted.</summary>
public sealed class CommandPreviews(Folds folds)
{
    /// <summary>Stands for words that are typed in only when the command is given.</summary>
    public static readonly Personal Unsaid = new(default, "words", "", "");

    /// <summary>Decides all of them on streams as fresh as the store. Usually one query reads all streams.</summary>
    public async ValueTask<IReadOnlyList<bool>> AcceptedAsync(Viewer viewer, IReadOnlyList<PossibleCommand> possible)
    {
        PossibleCommand[] allowed = [.. possible.Where(p => viewer.May(p.Permission))];
        var read = new Dictionary<StreamKey, Folded>();
        // What was seen last is good enough to learn which streams are needed, never to decide on.
        while (allowed.SelectMany(p => Try(p, key => read.GetValueOrDefault(key) ?? folds.Remembered(key)).Asked)
            .Where(k => !read.ContainsKey(k)).ToHashSet() is { Count: > 0 } missing)
            foreach (var (key, folded) in await folds.FoldAsync(missing, viewer.Cancellation)) read[key] = folded;
        return [.. possible.Select(p => allowed.Contains(p) && Try(p, read.GetValueOrDefault).IsAccepted)];

        (IEnumerable<StreamKey> Asked, bool IsAccepted) Try(PossibleCommand one, Func<StreamKey, Folded?> known)
        {
            var streams = new Streams(viewer.In, known);
            try
            {
                var (named, at) = (Membership.Stream.Named(one.OnBehalfOf?.Value).In(streams), viewer.AtFor(one.OnBehalfOf));
                if (one.Authority is Authority.Parental && named is { Is: Presence.Found, Value: not { IsMinor: true } })
                    return (streams.Asked, false);
                at = at with { NamedRecords = named.Value?.Records ?? [], Authority = at.Authority is null ? null : one.Authority };
                var decided = one.Plan.Decide(at).In(streams);
                return (streams.Asked, decided.Is is Presence.Found && decided.Value.ChangesSomething()
                    && SpeakingFor.Against(one.Permission.SpokenFor, named.Value, at) is null);
            }
            catch (UnreadableStreamException)
            {
                // Nothing can be decided on it.
                return (streams.Asked, false);
            }
        }
    }
}

/// <summary>The same for one command on a state that has been read already.</summary>
public static class PreviewOfOneCommand
{
    public static bool Accepts<TState, TEvent>(this Viewer viewer, Permission permission, TState state, ICommand<TState, TEvent> command,
        PersonId? onBehalfOf = null) =>
        viewer.May(permission) && viewer.AtFor(onBehalfOf) is var at
            && SpeakingFor.Against(permission.SpokenFor, state as Membership, at) is null
            && command.Decide(state, at) is Decision<TEvent>.Accepted { Recorded.Count: > 0 };

    public static bool Accepts(this Viewer viewer, Permission permission, Agreement agreement) =>
        viewer.May(permission) && agreement.ChangesSomething();

    public static bool ChangesSomething(this Agreement agreement) => agreement is { Refused: null, Facts.Count: > 0 };
}
