using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.Pages;

/// <summary>Buttons of pages: where each is posted, what goes with it, and where the reader is afterwards.</summary>
public static class Buttons
{
    /// <param name="page">The page to come back to, whether it was done or refused.</param>
    public static Button To(string action, Sentence says, string page, params IEnumerable<(string Name, string Value)> fields) =>
        new(action, says, [(FormFields.ReturnTo, page), (FormFields.RefusedTo, page), .. fields]);

    /// <summary>For somebody who said so on the phone: the reader stays the one who acts.</summary>
    public static IEnumerable<(string Name, string Value)> For(PersonId person) =>
        [("onBehalfOf", person.ToString()), ("authority", Authority.VerbalConsent.Code()), ("channel", Channel.Phone.Code())];

    public static IEnumerable<(string Name, string Value)> Of(Quantity quantity, string member) =>
        [(member + ".amount", quantity.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (member + ".unit", quantity.Unit.Code())];
}
