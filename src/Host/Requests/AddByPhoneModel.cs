using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Requests;

/// <summary>A request that more is asked for together with: most often in the same place, and by the same time.</summary>
public sealed record AskedTogether(string Id, Opened Words, string Ward, string? NeededOn, string? NeededAt);

/// <summary>The form that records a request for somebody else, either a known person or one described here.</summary>
public sealed record AddByPhoneModel(string Community, Served Served)
{
    /// <summary>The person the request is for, once found.</summary>
    public string? Person { get; init; }
    public Opened? PersonName { get; init; }

    /// <summary>The request that it is asked for together with, if any.</summary>
    public AskedTogether? With { get; init; }

    /// <summary>People known here by the name or number that was typed, to be told apart by the end of their number.</summary>
    public IReadOnlyList<AlikePerson> Alike { get; init; } = [];
    public Typed Typed { get; init; } = Typed.Nothing;

    /// <summary>Who else could help, on the form for what is not taken on.</summary>
    public WhoElse? Elsewhere { get; init; }

    /// <summary>What is chosen already, as the query of a form's address.</summary>
    public string Chosen => this switch
    {
        { With: { } with } => $"?askedWith={with.Id}",
        { Person: { } person } => $"?person={person}",
        _ => "",
    };
}
