using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Requests;

namespace Coordination.Host.Matches;

/// <summary>By when and in which ward something is given to which both have said yes.</summary>
/// <param name="Version">The version of the last event that changed what is said here, of the match and of its request together.</param>
/// <param name="IsOff">It was dissolved after both had said yes.</param>
public sealed record PromiseDate(Guid Match, Moment By, Place Place, long Version, DateTimeOffset ChangedAt, bool IsOff);

/// <summary>Reads the dates of promises for the calendars of the two people. They name no person and no need.</summary>
public sealed class PromiseDates(StoredFacts facts, ListReader lists)
{
    /// <summary>The promises of one person that have a day, if that is after this instant.</summary>
    /// <param name="records">All records of that person.</param>
    public async Task<IReadOnlyList<PromiseDate>> OfAsync(
        CommunityId community, PersonId person, IEnumerable<PersonId> records, DateTimeOffset since, CancellationToken cancellation)
    {
        Guid[] own = [.. records.Select(record => record.Value)];
        var matches = (await lists.ReadAsync(MatchesList.View, community, null, MatchesList.Person.In(own) | MatchesList.Helper.In(own),
            MatchesList.NewestFirst, ListReader.Most, cancellation)).Where(match => match.Row.AgreedAt is not null).ToList();
        if (matches.Count == 0) return [];
        var requests = (await lists.ReadAsync(RequestsList.View, community, null,
            Filter.Ids<ListedRequest>([.. matches.Select(match => match.Row.State.Request.Value).Distinct()])
            & RequestsList.NeededBy.Above(since), RequestsList.NewestFirst, ListReader.Most, cancellation))
            .ToDictionary(request => request.Id, request => request.Row);
        var changed = await facts.LastChangesAsync(community, [.. matches.Select(match => match.Id)], person, cancellation);
        return [.. from match in matches
                   let request = requests.GetValueOrDefault(match.Row.State.Request.Value)
                   where request is not null && changed.ContainsKey(match.Id)
                       // What becomes of the request afterwards is not theirs to know.
                       && !(match.Row.State.Phase is MatchPhase.Dissolved && request.ChangedAt > changed[match.Id].At)
                   orderby request.State.NeededBy!.Instant, match.Id
                   select Of(match, request, changed[match.Id])];
    }

    private static PromiseDate Of(Listed<ListedMatch> match, ListedRequest request, LastChange changed) =>
        new(match.Id, request.State.NeededBy!, request.State.Place, changed.Version + (request.State.TermsVersion ?? 0),
            request.ChangedAt > changed.At ? request.ChangedAt.Value : changed.At, match.Row.State.Phase is MatchPhase.Dissolved);
}
