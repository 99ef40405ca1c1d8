using Coordination.Domain.Requests;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>Lines of requests on pages.</summary>
public static class RequestLines
{
    public static string StatusOf(Request request) => request switch
    {
        { Outcome: { } outcome } => outcome.Code(),
        { Given.Amount: > 0 } => "partly-fulfilled",
        { Promised.Count: > 0, Open.Amount: 0 } => "matched",
        { Promised.Count: > 0 } => "partly-matched",
        _ => "open",
    };

    public static RequestLine Of(string community, ListedRequest row, NameDisclosure disclosure) =>
        new(row.State.Id.ToString(), Links.Request(community, row.State.Id.ToString()), row.State.Category.Code(), disclosure.Of(row.Words),
            StatusOf(row.State), row.RaisedAt, row.Channel.Code())
        {
            Wanted = row.State.Wanted.Amount(),
            Ward = Wards.NameOf(row.State.Place),
            NeededBy = row.State.NeededBy?.Instant,
            IsWholeDay = row.State.NeededBy is { At: null },
        };
}
