using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Pages;

/// <summary>Makes buttons for pages: where each is posted, its fields, and the page it returns to.</summary>
public static class Buttons
{
    /// <param name="page">The page to return to, whether the command was accepted or refused.</param>
    public static Button To(string action, Sentence says, string page, params IEnumerable<(string Name, string Value)> fields) =>
        new(action, says, [(FormFields.ReturnTo, page), (FormFields.RefusedTo, page), .. fields]);

    /// <summary>On behalf of somebody who asked on the phone, or whose parent did. The reader stays the actor.</summary>
    public static IEnumerable<(string Name, string Value)> For(PersonId person, Authority authority = Authority.VerbalConsent) =>
        [("onBehalfOf", person.ToString()), ("authority", authority.Code()), ("channel", Channel.Phone.Code())];

    public static IEnumerable<(string Name, string Value)> Of(Quantity quantity, string member) =>
        [(member + ".amount", quantity.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (member + ".unit", quantity.Unit.Code())];
}
