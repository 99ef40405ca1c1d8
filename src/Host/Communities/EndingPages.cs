using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Communities;

/// <summary>How the community stands, what is still open there, and what the reader may do about its end.</summary>
/// <param name="Says">What is so, one sentence after the other.</param>
public sealed record EndingModel(string Community, string Name, IReadOnlyList<Sentence> Says, IReadOnlyList<Hindrance> Open,
    IReadOnlyList<Button> Buttons, Typed Typed)
{
    /// <summary>Whether the reader may propose that it ends.</summary>
    public bool MayPropose { get; init; }
}

/// <summary>The page about the end of a community, and what everybody there is told about it.</summary>
public static class EndingPages
{
    public static string Of(string community) => $"/{community}/wind-down";

    public static void MapEndingPage(this FeatureBuilder it)
    {
        it.Page("/wind-down", CommunitiesFeature.SeeEnding, ShowAsync);
        it.AskFirst("/wind-down/close", CommunitiesFeature.EndCommunity, Section.Elsewhere, ClosingAsync);
        it.Link(LinkPlace.Settings, "ending.title", "/wind-down", CommunitiesFeature.SeeEnding);
        it.Notice(ToldAsync);
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, community, here) = (reader.Viewer, reader.Viewer.Community, Of(reader.Code));
        var ending = ProposeWindDown.OpenIn(community, viewer.At);
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, [], new[] { ending?.ProposedBy }.OfType<PersonId>());
        return reader.Page<EndingPage>("ending.title", Section.Elsewhere, new EndingModel(reader.Code, community.Name,
            [.. Said(community, ending, disclosure)],
            community.ClosedOn is null ? (await OpenThings.CountAsync(viewer.Caller)).Kinds : [],
            [.. Possible("confirm", new ConfirmWindDown()), .. Possible("close", new CloseCommunity([])),
                .. Possible("call-off", new CallOffWindDown())], reader.Typed)
        {
            MayPropose = Accepts(new ProposeWindDown(default, viewer.At.Today)),
        });

        IEnumerable<Button> Possible(string verb, ICommand<Community, CommunityEvent> command) =>
            Accepts(command) ? [Buttons.To(Links.Do(here, verb), new($"ending.{verb}"), here)] : [];

        bool Accepts(ICommand<Community, CommunityEvent> command) =>
            viewer.Accepts(CommunitiesFeature.EndCommunity, community, command);
    }

    private static IEnumerable<Sentence> Said(Community community, Ending? ending, NameDisclosure names)
    {
        if (community.QuietSince is { } since) yield return new("ending.dormant", new DayAndTime(since));
        if (community.ClosedOn is { } on) yield return new("ending.closed", on);
        else if (ending is { ProposedBy: { } by, Until: { } until })
            yield return new("ending.proposed", names.NameOf(by), ending.ClosesOn, ending.Cause.Coded("ending-cause"),
                new DayAndTime(until));
        else if (ending is not null) yield return new("ending.decided", ending.ClosesOn, ending.Cause.Coded("ending-cause"));
        else yield return new("ending.none");
    }

    private static async ValueTask<AskedOrNot> ClosingAsync(PageReader reader)
    {
        var (viewer, page) = (reader.Viewer, Of(reader.Code));
        var open = (await OpenThings.CountAsync(viewer.Caller)).Kinds;
        var refused = new CloseCommunity(open).Decide(viewer.Community, viewer.At) is Decision<CommunityEvent>.Refused { Why: var why }
            ? why : null;
        return new Asking("close", "ending.close", new("ending.close-heading", viewer.Community.Name), page, new("ending.title"))
        {
            Means = [new("ending.close-means"), new("ending.close-keeps")],
            Then = [new("ending.close-for-good")],
            WhyNot = refused is null ? null : (refused, "ending.what-is-open", page + "#open"),
            Do = new(Links.Do(page, "close"), new("ending.close")),
        };
    }

    /// <summary>Everybody is told that the community ends or is over; stewards also what waits for them.</summary>
    private static ValueTask<(Sentence, string)?> ToldAsync(Viewer viewer)
    {
        var (community, code) = (viewer.Community, viewer.Caller.Code);
        var looksAfter = viewer.May(CommunitiesFeature.EndCommunity);
        return ValueTask.FromResult<(Sentence, string)?>(community switch
        {
            { ClosedOn: { } on } => (new("ending.told-closed", on), $"/{code}"),
            { IsWindingDown: true } => (new("ending.told-decided", community.Ending!.ClosesOn),
                viewer.May(CommunitiesFeature.SeeEnding) ? Of(code) : $"/{code}"),
            _ when looksAfter && ProposeWindDown.OpenIn(community, viewer.At) is { } ending =>
                (new("ending.told-proposed", ending.ClosesOn), Of(code)),
            { QuietSince: { } since } when viewer.May(CommunitiesFeature.SeeEnding) =>
                (new("ending.told-dormant", new DayAndTime(since)), Of(code)),
            _ => null,
        });
    }
}
