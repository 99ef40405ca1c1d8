using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>What a viewer may do with a request: the commands that would be accepted from them.</summary>
public sealed class RequestPossibilities(CommandPreviews previews, ListReader lists, NameDisclosures disclosures)
{
    private const int MostOthers = 20, CorrectionsOfOne = 2;

    /// <summary>Null if there are none.</summary>
    /// <param name="hasParts">Whether other features add something to do.</param>
    public async ValueTask<RequestActions?> ActionsAsync(Viewer viewer, Request request, bool hasParts, bool isOpened)
    {
        var id = request.Id.Value;
        var ends = await previews.AcceptedAsync(viewer,
        [
            new(RequestsFeature.EndRequest, RequestRoutes.Ending(id, new ResolveElsewhere())),
            new(RequestsFeature.EndRequest, RequestRoutes.Ending(id, new WithdrawRequest())),
            new(RequestsFeature.CloseAsUnmet, RequestRoutes.Ending(id, new CloseAsUnmet(Cause.NoCapacity))),
            new(RequestsFeature.HandOn, RequestRoutes.Ending(id, new ReferOut(CommandPreviews.Unsaid, false))),
        ]);
        var least = request.Wanted with { Amount = Quantity.Least };
        var mayRecord = viewer.Accepts(RequestsFeature.RecordGiven, request, new RecordGiven(least, null, Cause.NoCapacity));
        var mayChange = MayChange(viewer, request);
        var others = isOpened && request is { IsHeld: false, Given.Amount: 0 } && viewer.May(RequestsFeature.HandOn)
            ? await OthersAsync(viewer, request) : [];
        return mayRecord || mayChange || ends.Contains(true) || others.Count > 0 || hasParts
            ? new(mayRecord)
            {
                MayResolve = ends[0],
                MayWithdraw = ends[1],
                MayClose = ends[2],
                MayReferOut = ends[3],
                MayChange = mayChange,
                OnBehalfOf = viewer.Is(request.Person) ? null : request.Person.ToString(),
                Others = others,
            }
            : null;
    }

    /// <summary>Where the reader says what else is asked for together with it; null if they may not, or nothing new is begun.</summary>
    /// <param name="kept">The record in use of whoever asked.</param>
    public static string? AskAlso(Viewer viewer, Request request, Membership? kept) => kept switch
    {
        not { MayBegin: null } => null,
        _ when viewer.Is(request.Person) => Links.AskTogether(viewer.Caller.Code, request.Id.ToString()),
        _ when viewer.May(RequestsFeature.AddRequest) => Links.AddTogether(viewer.Caller.Code, request.Id.ToString()),
        _ => null,
    };

    public static bool MayChange(Viewer viewer, Request request) => viewer.Accepts(RequestsFeature.ChangeRequest, request,
        new AmendRequest(request.Category, CommandPreviews.Unsaid, request.Wanted, request.Place, request.NeededBy));

    /// <summary>Null if there is nothing to put right.</summary>
    /// <param name="when">When what was recorded at a version happened, if that is known.</param>
    public async ValueTask<RequestCorrections?> CorrectionsAsync(Viewer viewer, ListedRequest row, Func<int, DateTimeOffset?> when)
    {
        var (request, id) = (row.State, row.State.Id.Value);
        PossibleCommand[] possible =
        [
            new(RequestsFeature.ChangeRequest, ChangeRoutes.Reopening(id, row.EndedAt, ReopeningReason.StillNeeded)),
            .. request.Givings.SelectMany(giving => Corrections(giving)
                .Select(correction => CorrectionRoutes.Correcting(id, correction))
                .Prepend(CorrectionRoutes.Voiding(id, new(giving.Event, CorrectionReason.NeverHappened)))
                .Select(plan => new PossibleCommand(RequestsFeature.CorrectRequest, plan))),
        ];
        var accepted = await previews.AcceptedAsync(viewer, possible);
        GivingLine[] givings = viewer.May(RequestsFeature.CorrectRequest)
            ? [.. request.Givings.Zip(accepted.Skip(1).Chunk(1 + CorrectionsOfOne), (giving, may) =>
                new GivingLine(giving.Event, giving.Given.Amount(), when(giving.Event), giving.Shortfall?.Code(),
                    MayVoid: may[0], MayCorrect: may.Skip(1).Contains(true)))]
            : [];
        var mayCorrectCause = viewer.Accepts(RequestsFeature.CorrectRequest, request,
            new CorrectCause(request.Cause is Cause.NoStock ? Cause.NoCapacity : Cause.NoStock, CorrectionReason.LearnedLater));
        return givings.Length == 0 && !mayCorrectCause && !accepted[0] ? null
            : new(givings) { MayCorrectCause = mayCorrectCause, MayReopen = accepted[0] };
    }

    /// <summary>
    /// That it was one less, and that it was not all for another cause: one of these can be, where anything can be corrected.
    /// </summary>
    private static CorrectGiven[] Corrections(Giving giving)
    {
        var cause = giving.Shortfall is Cause.NoStock ? Cause.NoCapacity : Cause.NoStock;
        return
        [
            new(giving.Event, giving.Given with { Amount = giving.Given.Amount - 1 }, cause, CorrectionReason.Miscounted),
            new(giving.Event, giving.Given, cause, CorrectionReason.Miscounted),
        ];
    }

    /// <summary>What else this person asked for, newest first.</summary>
    private async ValueTask<IReadOnlyList<Option>> OthersAsync(Viewer viewer, Request request)
    {
        var theirs = RequestsList.Person.Is(request.Person.Value) & !Filter.Ids<ListedRequest>([request.Id.Value])
            & (RequestsList.IsOpen.Is(true) | !RequestsList.Outcome.In(RequestOutcome.Duplicate, RequestOutcome.Declined));
        var rows = await lists.ReadAsync(RequestsList.View, viewer.In, null, theirs, RequestsList.NewestFirst, MostOthers,
            viewer.Cancellation);
        var disclosure = await disclosures.OpenAsync(viewer, rows.Select(r => r.Row.Words), []);
        return [.. rows.Where(r => viewer.Accepts(RequestsFeature.HandOn, request, new CloseAsDuplicate(r.Row.State)))
            .Select(r => new Option(r.Id.ToString(), disclosure.Of(r.Row.Words).Text ?? AskRoutes.Reference(r.Id)))];
    }
}
