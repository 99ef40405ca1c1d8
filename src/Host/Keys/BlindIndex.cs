using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>
/// Finds a person by the exact phone or name without storing either: a keyed hash that means nothing outside its community.
/// </summary>
public static class BlindIndex
{
    public const string Use = "vault-blind-index";
    /// <summary>Null for fields that are not searched, and for a phone number without digits.</summary>
    public static byte[]? Of(byte[] key, ContactField field, string value) => field switch
    {
        ContactField.Phone when Digits(value) is { Length: > 0 } digits => Hash(key, field, digits),
        ContactField.Name when NameFold.Of(value) is { Length: > 0 } folded => Hash(key, field, folded),
        _ => null,
    };

    /// <summary>All that a value can be found by: also the name as it was hashed while accents, signs or spaces still counted.</summary>
    public static IEnumerable<byte[]> AllOf(byte[] key, ContactField field, string value) =>
        ((byte[]?[])[Of(key, field, value), .. field is ContactField.Name
            ? new[] { Hash(key, field, Accented(value)), Hash(key, field, Spaced(value)) } : []]).OfType<byte[]>();

    /// <summary>
    /// The digits of the first number with the country code: 07700 900123, +44 (0)7700 900123 and 0044 7700 900123 are one number. All
    /// digits where none can be dialled.
    /// </summary>
    public static string Digits(string phone) =>
        TelephoneNumber.In(phone) is [var first, ..] ? first.International : TelephoneNumber.Digits(phone);

    /// <summary>
    /// As names were compared before: without case, composition, spaces and signs. A name that is nothing but signs is compared as it is.
    /// </summary>
    private static string Accented(string name) =>
        string.Concat(Spaced(name).EnumerateRunes().Where(IsOfTheName)) is { Length: > 0 } letters ? letters : Spaced(name);

    private static string Spaced(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC)
            .ToUpperInvariant().Normalize(NormalizationForm.FormC);

    /// <summary>Letters, their marks and digits. What looks like an apostrophe is often a letter by its kind.</summary>
    private static bool IsOfTheName(Rune one) =>
        one.Value is not ((>= 0x2B9 and <= 0x2BF) or 0x2C8 or 0x2CA or 0x2CB or 0xA78B or 0xA78C)
        && (Rune.IsLetterOrDigit(one) || Rune.GetUnicodeCategory(one) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);

    private static byte[] Hash(byte[] key, ContactField field, string value) =>
        HMACSHA256.HashData(key, Jcs.Canonical(field.Code(), value));
}
