using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Host.Reads;

namespace Coordination.Host.Desk.Sheets;

/// <summary>Opens for a sheet what people are called and how they are reached, many at once, noted as printed.</summary>
public sealed class PeopleOnPaper(Opening opening)
{
    public async ValueTask<Func<PersonId, PersonOnPaper>> OpenAsync(Viewer viewer, IEnumerable<PersonId> people, Sight sight)
    {
        var known = await opening.ForPaperAsync(viewer, [.. people.Distinct()]);
        return person => new(sight.InTheVault(person, ContactField.Name, known.GetValueOrDefault((person, ContactField.Name))), Field(person, ContactField.Phone), Field(person, ContactField.ReachNotes));

        Web.Opened? Field(PersonId person, ContactField field) => known.GetValueOrDefault((person, field)) is { } value ? sight.InTheVault(person, field, value) : null;
    }
}
