using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Storage;

namespace Coordination.Host.People;

/// <summary>
/// The name and contact details of a person. Absent fields stay as they are; an empty text removes one. All of it is kept in the vault,
/// never in an event.
/// </summary>
public sealed record ContactBody : CommandBody
{
    [MaxLength(ContactLimits.Name)]
    public string? Name { get; init; }
    [MaxLength(ContactLimits.Phone)]
    public string? Phone { get; init; }
    [MaxLength(ContactLimits.Email)]
    public string? Email { get; init; }
    [MaxLength(ContactLimits.Address)]
    public string? Address { get; init; }
    [MaxLength(ContactLimits.Postcode)]
    public string? Postcode { get; init; }
    public int? BirthYear { get; init; }
    /// <summary>Notes on how to reach them: "ring twice", "not before ten".</summary>
    [MaxLength(ContactLimits.ReachNotes)]
    public string? ReachNotes { get; init; }
    /// <summary>How they want to be told what concerns them; <c>none</c> for not at all.</summary>
    public ContactChoice? PreferredChannel { get; init; }
    /// <summary>The language they prefer to speak.</summary>
    [MaxLength(ContactLimits.Language)]
    public string? Language { get; init; }
    /// <summary>Details to remove, as an empty text does. In a form an empty field stays as it is.</summary>
    public IReadOnlyList<ContactField>? Remove { get; init; }
}

/// <summary>The command that changes contact details.</summary>
public static class ContactRoutes
{
    public static void MapContacts(this FeatureBuilder it) =>
        it.Command<ContactBody>("/people/{id}/change-contact", PeopleFeature.ManageOwn, "Change how somebody is called or reached",
            PlanAsync);

    private static async ValueTask<Planned> PlanAsync(CallerContext call, ContactBody body)
    {
        var id = call.Route("id");
        var year = call.Service<CommunityClock>().GetUtcNow().Year;
        if (body.BirthYear is { } born && (born < year - ContactLimits.OldestAge || born > year))
            throw new MalformedException("birthYear", "the year somebody alive was born in.");
        if (body.Name is { } name) Bounds.PersonName(name);
        var given = new (ContactField Field, string? Value)[]
        {
            (ContactField.Name, body.Name), (ContactField.Phone, body.Phone), (ContactField.Email, body.Email),
            (ContactField.Address, body.Address), (ContactField.Postcode, body.Postcode),
            (ContactField.BirthYear, body.BirthYear?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (ContactField.ReachNotes, body.ReachNotes),
            (ContactField.PreferredChannel, body.PreferredChannel is { } choice ? CodeNames.Of(choice) : null),
            (ContactField.Language, body.Language),
        }.Where(f => f.Value is not null).ToList();
        foreach (var removed in (body.Remove ?? []).Distinct())
            given.Add(removed is ContactField.Name || given.Any(f => f.Field == removed)
                ? throw new MalformedException("remove", "details other than the name that are not given anew.") : (removed, ""));
        if (given.Count == 0) throw new MalformedException("name", "say what has changed.");
        foreach (var (field, value) in given) Bounds.Contact(field, value!);
        var rows = await call.Service<Vault>()
            .PrepareAsync(call.Community, new(id), given.ToDictionary(f => f.Field, f => f.Value!), call.NewKeys, call.Cancellation);
        var isMinor = body.BirthYear is { } bornIn && MarkMinor.IsPerhaps(bornIn, year);
        return new Plan(id, at =>
            from person in Membership.Stream.Existing(id)
            let changed = Agreement.Nothing.And(id, new ChangeContact([.. given.Select(f => f.Field.Code())]).Decide(person, at))
            select isMinor && changed.Refused is null ? changed.And(id, new MarkMinor().Decide(person, at)) : changed)
        {
            SideRows = [new(VaultWriting.Sql, VaultWriting.Parameters(rows))],
        };
    }
}
