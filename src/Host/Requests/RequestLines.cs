using Coordination.Domain.Bookings;
using Coordination.Domain.Requests;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Host.Stories;
using Coordination.Projections.Bookings;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>Rows of lists as pages show them.</summary>
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
