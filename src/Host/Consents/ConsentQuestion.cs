namespace Coordination.Host.Consents;

/// <summary>A consent as a page asks for it: to whom what would be given, and what is usual where nobody chose.</summary>
/// <param name="Before">How it stands while nothing was said: sharing contact then follows from each yes to a match.</param>
public sealed record ConsentQuestion(string Purpose, string Recipient, IReadOnlyList<string> DataClasses, IReadOnlyList<string> Usual,
    string Before = "not-asked")
{
    public static IReadOnlyList<ConsentQuestion> All { get; } =
    [
        new("contact-sharing", "matched", ["name", "phone", "email", "address"], ["name", "phone"], "by-each-yes"),
        new("reminders", "community", ["phone", "email"], ["phone"]),
        new("referral", "partners", ["name", "phone", "needs"], ["name", "phone", "needs"]),
        new("research", "researchers", ["words", "needs"], ["needs"]),
        new("story", "public", ["words", "photo"], ["words"]),
        new("news", "community", ["phone", "email"], ["email"]),
    ];
}
