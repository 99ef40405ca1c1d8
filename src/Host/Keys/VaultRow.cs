using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>The contact details a community may have of a person. Stored by their codes, in no event.</summary>
public enum ContactField { Name, Phone, Email, Address, Postcode, BirthYear, ReachNotes, PreferredChannel, Language }

/// <summary>One encrypted field of one person, ready to be written. Without a cipher the field is removed.</summary>
public sealed record VaultRow(CommunityId Tenant, PersonId Person, ContactField Field, string? Cipher, byte[]? Blind);

public static class ContactFields
{
    public static string Code(this ContactField field) => CodeNames.Of(field);

    /// <summary>The member of a body, or the field of a form, that carries it.</summary>
    public static string Member(this ContactField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
    public static bool IsKnown(string code) => CodeNames.Find<ContactField>(code) is not null;

    /// <summary>In characters.</summary>
    public static int Longest(this ContactField field) => field switch
    {
        ContactField.Name => ContactLimits.Name,
        ContactField.Phone => ContactLimits.Phone,
        ContactField.Email => ContactLimits.Email,
        ContactField.Address => ContactLimits.Address,
        ContactField.Postcode => ContactLimits.Postcode,
        ContactField.BirthYear => ContactLimits.BirthYear,
        ContactField.ReachNotes => ContactLimits.ReachNotes,
        ContactField.PreferredChannel => ContactLimits.PreferredChannel,
        _ => ContactLimits.Language,
    };

    public static ContactField Of(string code) =>
        CodeNames.Find<ContactField>(code) ?? throw new ArgumentException($"There is no contact field '{code}'.", nameof(code));
}
