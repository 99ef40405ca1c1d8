using Coordination.Host.Keys;
using Coordination.Host.Language;

namespace Coordination.Host.Pages;

/// <summary>The telephone number of the people behind a community, for a sentence.</summary>
public static class HelpPhone
{
    /// <summary>A link that a phone can call; only the text where there is nothing to dial.</summary>
    public static object Of(string written) => TelephoneNumber.In(written) is [var number, ..] ? new Linked(written, number.Href) : written;
}
