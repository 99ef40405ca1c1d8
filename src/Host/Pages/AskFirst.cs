using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>What a reader is asked once before something is done that cannot simply be undone.</summary>
/// <param name="Id">The id of the form.</param>
/// <param name="Title">The key of the title of the page.</param>
/// <param name="Back">The page of the thing: after it was done, and for whoever does not want it.</param>
/// <param name="Of">What that page is about.</param>
public sealed record Asking(string Id, string Title, Sentence Heading, string Back, Sentence Of)
{
    /// <summary>Where it is posted, and what the button says.</summary>
    public required Button Do { get; init; }

    /// <summary>The key of the link that leaves everything as it is.</summary>
    public string Stay { get; init; } = "asking.stay";

    /// <summary>What it means: before the people whom it concerns, and after them.</summary>
    public IReadOnlyList<Sentence> Means { get; init; } = [];
    public IReadOnlyList<Opened> People { get; init; } = [];
    public IReadOnlyList<Sentence> Then { get; init; } = [];

    /// <summary>The fields that have to be filled in.</summary>
    public PagePart? Fields { get; init; }

    /// <summary>Why it cannot be done now, and where that can be helped; null if it can.</summary>
    public (Refusal Why, string HelpKey, string HelpHref)? WhyNot { get; init; }

    /// <summary>This page, to show again after a refusal.</summary>
    public string Here { get; init; } = "";
    public Typed Typed { get; init; } = Typed.Nothing;
}

/// <summary>What is asked, or what is answered instead: that there is nothing, or the page of the thing, where it cannot be done.</summary>
public sealed record AskedOrNot(Asking? Asking, IResult? Instead)
{
    public static AskedOrNot NotFound => new(null, PageReader.NotFound);
    public static AskedOrNot Back(string page) => new(null, new SeeOther(page));
    public static implicit operator AskedOrNot(Asking asking) => new(asking, null);
}

/// <summary>A command that is not done by one press. Where it could be pressed a link leads to the page that asks.</summary>
/// <param name="Pattern">The route of that page, mostly that of the command: "/people/{id}/leave".</param>
public sealed record AsksFirst(string Pattern)
{
    /// <param name="action">The address to which a button is posted: "/mill-street/people/7d…/leave".</param>
    public bool IsFor(string action)
    {
        var (pattern, parts) = (Pattern.Split('/'), action.Split('/')[1..]);
        return pattern.Length == parts.Length && pattern.Skip(1).Zip(parts.Skip(1)).All(p => p.First is ['{', ..] || p.First == p.Second);
    }
}

public static class AskFirstDeclarations
{
    /// <summary>Asks once, on a page of its own, before a command is given.</summary>
    public static void AskFirst(this FeatureBuilder it, string pattern, Permission permission, Section section,
        Func<PageReader, ValueTask<AskedOrNot>> ask, params QueryParameter[] asks)
    {
        it.Add(new AsksFirst(pattern));
        it.Page(pattern, permission, async reader =>
        {
            var (asking, instead) = await ask(reader);
            var request = reader.Viewer.Caller.Http.Request;
            return asking is null ? instead! : reader.Page<AskFirstPage>(asking.Title, section, asking with
            {
                Here = request.Path + request.QueryString,
                Typed = reader.Typed,
            });
        }, asks);
    }
}
