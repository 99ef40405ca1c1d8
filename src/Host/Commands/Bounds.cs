using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using MimeKit;

namespace Coordination.Host.Commands;

/// <summary>Rejects input beyond the bounds that a rule sets, and names those bounds.</summary>
public static class Bounds
{
    public static string Most(string text, int most, string field) =>
        text.Length <= most ? text : throw new MalformedException(field, $"at most {most} characters.");

    /// <summary>A name or a title of at most so many characters.</summary>
    public static string Name(string? text, int most, string field) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most ? Line(text, field)
            : throw new MalformedException(field, $"1 to {most} characters.");

    /// <summary>A text in which nothing is hidden, and which leaves the text around it as it is.</summary>
    public static string Line(string text, string field) =>
        OneLine.Is(text) ? text : throw new MalformedException(field, "one line of letters and signs that can be seen.");

    /// <summary>A contact detail. Only an address and notes have several lines; an empty text removes a detail.</summary>
    public static string Contact(ContactField field, string value) =>
        Most(value, field.Longest(), field.Member()).Trim() is not { Length: > 0 } given ? value : field switch
        {
            ContactField.Address or ContactField.ReachNotes => value,
            ContactField.Email when !MailboxAddress.TryParse(given, out var mailbox) || mailbox.Domain.Length == 0 =>
                throw new MalformedException(field.Member(), "an e-mail address, or nothing."),
            ContactField.Phone when !IsTelephone(given) => throw new MalformedException(field.Member(), "a telephone number, or nothing."),
            _ => Line(given, field.Member()),
        };

    /// <summary>Whether somebody could be rung by it. What is said beside a number stays with it.</summary>
    public static bool IsTelephone(string written) => written.Count(char.IsDigit) >= ContactLimits.FewestPhoneDigits;

    /// <summary>A telephone number that a phone can dial.</summary>
    public static string Dialled(string text, string field) =>
        TelephoneNumber.In(text).Count > 0 ? text : throw new MalformedException(field, "a telephone number.");

    /// <summary>The name of a person.</summary>
    public static string PersonName(string? name) => Name(name, ContactLimits.Name, "name");

    public static int Minutes(int minutes, int least, int most, string field) =>
        minutes >= least && minutes <= most ? minutes : throw new MalformedException(field, $"{least} to {most} minutes.");
}
