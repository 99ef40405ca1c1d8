using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>What a community knows of how to reach a person. Stored by its code, in no event.</summary>
public enum ContactField { Name, Phone, Email, Address, Postcode, BirthYear, ReachNotes, PreferredChannel, Language }

/// <summary>One encrypted field of one person, ready to be written; without a cipher the field is removed.</summary>
public sealed record VaultRow(CommunityId Tenant, PersonId Person, ContactField Field, string? Cipher, byte[]? Blind);

public static class ContactFields
{
    private static readonly string[] codes = [.. Enum.GetNames<ContactField>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public static string Code(this ContactField field) => codes[(int)field];
    public static bool IsKnown(string code) => codes.Contains(code);
    public static ContactField Of(string code) =>
        Array.IndexOf(codes, code) is >= 0 and var field ? (ContactField)field
            : throw new ArgumentException($"There is no contact field '{code}'.", nameof(code));
}
