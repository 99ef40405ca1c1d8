using System.Text.Json;
using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Handovers;

/// <summary>An attempt to call somebody as it was recorded: by whom and when.</summary>
public sealed record RecordedCall(CallAttempted Fact, PersonId? By, DateTimeOffset At);

/// <summary>An attempt to call somebody on a page.</summary>
public sealed record CallLine(string Outcome, Opened? By, DateTimeOffset At);

/// <summary>The latest attempts to call somebody, and a button for each outcome of another.</summary>
/// <param name="NoteHref">Where a note about the same is written; null if the reader writes none.</param>
public sealed record CallsModel(IReadOnlyList<CallLine> Lines, IReadOnlyList<Button> Buttons, string? NoteHref);

/// <summary>Attempts to call somebody, on the page of the person and on that of the request they were about.</summary>
public static class CallsOnPages
{
    private const int MostShown = 5;

    /// <summary>The links from an attempt to the person who was called, and to the request.</summary>
    public static readonly string
        OfPerson = LinkMember.KindOf<CallAttempted>(nameof(CallAttempted.Person)),
        OfRequest = LinkMember.KindOf<CallAttempted>(nameof(CallAttempted.Request));

    public static ValueTask<IReadOnlyList<PagePart>> OfPersonAsync(PartContext<Membership> page) =>
        BuildAsync(page, page.Thing.Id, null, OfPerson, [.. page.Thing.Records.Select(record => record.Value)]);

    public static ValueTask<IReadOnlyList<PagePart>> OfRequestAsync(PartContext<Request> page) =>
        BuildAsync(page, page.Thing.Person, page.Thing.Id, OfRequest, [page.Thing.Id.Value]);

    private static async ValueTask<IReadOnlyList<PagePart>> BuildAsync<TThing>(
        PartContext<TThing> page, PersonId person, RequestId? request, string kind, IReadOnlyList<Guid> about)
    {
        var viewer = page.Viewer;
        if (!viewer.May(HandoversFeature.SeeCalls, viewer.To(person))) return [];
        var calls = await LatestAsync(viewer, kind, about, MostShown);
        var buttons = ButtonsOf(viewer, person, request, page.Href);
        if (calls.Count + buttons.Count == 0) return [];
        PersonId[] callers = [.. calls.Select(call => call.By).OfType<PersonId>()];
        var disclosures = viewer.Service<NameDisclosures>();
        var disclosure = page.IsOpened
            ? await disclosures.OpenAsync(viewer, [], callers, viewer.To(person), viewer.Is(person) ? callers : null)
            : await disclosures.CloseAsync(viewer.In, [], callers, viewer.Cancellation);
        return [PagePart.Of<CallsSection>(PartPlace.Sections, 20, new CallsModel(
            [.. calls.Select(call => new CallLine(call.Fact.Outcome.Code(), call.By is { } by ? disclosure.NameOf(by) : null, call.At))],
            buttons, viewer.May(HandoversFeature.WriteHandover) && buttons.Count > 0 ? NoteHref(viewer, person, request) : null))];
    }

    /// <summary>The latest that tie to one of these by this kind of link, as far as the viewer may see them. Never behind.</summary>
    public static async ValueTask<IReadOnlyList<RecordedCall>> LatestAsync(
        Viewer viewer, string kind, IReadOnlyList<Guid> about, int most)
    {
        var linked = new List<LinkedEvent>();
        foreach (var id in about)
            linked.AddRange(await viewer.Service<StreamLinks>().TouchingAsync(viewer.In, id, viewer.Cancellation, kind));
        if (linked.Count == 0) return [];
        var facts = await viewer.Service<StoredFacts>().AtAsync(viewer.In,
            [.. linked.Select(link => link.Sequence).OrderDescending().Take(most)], viewer.Cancellation);
        return [.. Story.Visible(viewer, facts).Select(fact => new RecordedCall(
            fact.Data.Deserialize<CallAttempted>(StoredJson.Options)!, fact.Envelope.Actor.AsPerson, fact.Envelope.OccurredAt))];
    }

    private static IReadOnlyList<Button> ButtonsOf(Viewer viewer, PersonId person, RequestId? request, string page)
    {
        if (!viewer.Accepts(HandoversFeature.RecordCall, (Call?)null, new RecordCall(default, person, CallOutcome.NoAnswer, request)))
            return [];
        (string, string)[] about = request is { } id ? [("request", id.ToString())] : [];
        return [.. CodeNames.All<CallOutcome>().Select(outcome => Buttons.To(
            Links.Do(Links.Person(viewer.Caller.Code, person.ToString()), "record-call"), new Sentence($"call-outcome.{outcome}"), page,
            [("outcome", outcome), .. about]))];
    }

    private static string NoteHref(Viewer viewer, PersonId person, RequestId? request) =>
        Links.Handovers(viewer.Caller.Code) + (request is { } id ? $"?request={id}#write" : $"?person={person}#write");
}
