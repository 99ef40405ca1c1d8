using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Households;

/// <summary>Somebody of a home, or who says that they are, and what the reader can answer or do.</summary>
/// <param name="Href">Their page; null if the reader has none of them.</param>
public sealed record HomeLine(Opened Name, string? Href, params IReadOnlyList<Button> Buttons);

/// <summary>Who read what is noted of the home, and when.</summary>
public sealed record HomeReading(Opened Name, DateTimeOffset Hour);

/// <summary>The home of a person as one reader may see it: who lives there, who says so, and what is noted of it.</summary>
public sealed record SharedHome(string Href, string Page, string Person, bool IsOwn, IReadOnlyList<HomeLine> Others)
{
    /// <summary>What is noted of the home; null if nothing is, or the reader may not read it.</summary>
    public Opened? Words { get; init; }

    /// <summary>Those who say that they live with the person, who has not answered yet.</summary>
    public IReadOnlyList<HomeLine> Asking { get; init; } = [];

    /// <summary>With whom the person says that they live, as long as the other has not answered. Their name is for coordinators.</summary>
    public HomeLine? Said { get; init; }
    public Button? Leave { get; init; }
    public bool MayDescribe { get; init; }

    /// <summary>Whether the reader takes down with whom the person lives.</summary>
    public bool MaySay { get; init; }

    /// <summary>With what authority the reader does it: that of a parent for somebody under 18.</summary>
    public string Authority { get; init; } = "";
    public LookedUp Found { get; init; } = LookedUp.Nobody;

    /// <summary>For whoever lives there.</summary>
    public IReadOnlyList<HomeReading> Readings { get; init; } = [];

    public bool IsEmpty => Others.Count + Asking.Count == 0 && Said is null && !MaySay;
}
