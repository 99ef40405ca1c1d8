using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages.Print;

/// <summary>Opens the names and contacts of many people for a printed sheet, and logs them as printed.</summary>
public sealed class PeopleOnPaper(Opening opening)
{
    public async ValueTask<Func<PersonId, PersonOnPaper>> OpenAsync(Viewer viewer, IEnumerable<PersonId> people, NameDisclosure disclosure)
    {
        var known = await opening.ContactsAsync(viewer, [.. people.Distinct()], Opening.Print);
        return person =>
            new(disclosure.InTheVault(person, ContactField.Name, known.GetValueOrDefault((person, ContactField.Name))),
                Field(person, ContactField.Phone), Field(person, ContactField.ReachNotes));

        Opened? Field(PersonId person, ContactField field) =>
            known.GetValueOrDefault((person, field)) is { } value ? disclosure.InTheVault(person, field, value) : null;
    }
}
