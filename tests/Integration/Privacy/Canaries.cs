using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Integration.Privacy;

/// <summary>
/// Words that occur nowhere else, one pair for each field: one word of plain letters, and one with letters beyond ASCII.
/// </summary>
public sealed class Canaries
{
    private const string Plain = "abcdefghijklmnopqrstuvwxyz", Beyond = "äöüßøłéñčğőŧжшλθ";
    private readonly ConcurrentDictionary<string, string[]> sung = [];

    public IEnumerable<string> Words => sung.Values.SelectMany(w => w).Distinct();

    /// <summary>The fields a canary was put into, by the body that has them.</summary>
    public IEnumerable<string> Fields => sung.Keys;

    public static string FieldOf(Type body, string member) => $"{body.Name}.{member}";

    /// <param name="member">A member of the body a route takes.</param>
    /// <param name="again">Sets apart what goes into the same field a second time.</param>
    public string Of<TBody>(string member, string again = "") => Of(FieldOf(typeof(TBody), member), again);

    public string Of(string field, string again = "")
    {
        var (plain, beyond) = (Word(Plain, field + again), Word(Beyond, field + again));
        sung.AddOrUpdate(field, [plain, beyond], (_, before) => [.. before, plain, beyond]);
        return $"{plain} {beyond}";
    }

    /// <summary>For what takes ASCII only, such as headers.</summary>
    public string PlainOf(string field) => Of(field).Split(' ')[0];

    public string PhoneOf<TBody>(string again = "")
    {
        var field = FieldOf(typeof(TBody), "Phone");
        var number = "9" + string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(field + again)).Take(5).Select(b => b % 10));
        sung.AddOrUpdate(field, ["7700 " + number, "7700" + number], (_, before) => [.. before, "7700 " + number, "7700" + number]);
        return $"07700 {number} {Word(Beyond, field + again)}";
    }

    public string EmailOf<TBody>()
    {
        var (field, words) = (FieldOf(typeof(TBody), "Email"), Of(FieldOf(typeof(TBody), "Email")).Split(' '));
        sung[field] = words;
        return $"{words[0]}@{words[1]}.example";
    }

    private static string Word(string letters, string field)
    {
        var word = string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(letters + field)).Take(12)
            .Select(b => letters[b % letters.Length]));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
