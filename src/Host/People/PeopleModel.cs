using Coordination.Host.Web;
using Coordination.Host.Web.Forms;

namespace Coordination.Host.People;

/// <summary>A person as the community knows them: name, standing, roles, and what the reader may do for them. Never how much they do.</summary>
public sealed record PersonLine(string Id, Opened Name, string Status, IReadOnlyList<string> Roles, IReadOnlyList<Act> Acts)
{
    /// <summary>Where a request for this person is taken down.</summary>
    public string? AddRequestHref { get; init; }
}

/// <summary>People found by exact name or phone, or a page of all, A to Z.</summary>
public sealed record PeopleModel(string Community, IReadOnlyList<PersonLine> Lines, string? Search = null, string? NextHref = null);
