namespace Coordination.Host.Consents;

/// <summary>The question for a consent on a page: who would be given what, and what applies if nobody chose.</summary>
/// <param name="Before">What applied before an answer: agreeing to a match includes sharing contact.</param>
public sealed record ConsentQuestion(string Purpose, string Recipient, IReadOnlyList<string> DataClasses, string Before = "not-asked")
{
    public static IReadOnlyList<ConsentQuestion> All { get; } =
    [
        new("contact-sharing", "matched", ["name", "phone", "email", "address"], "by-each-yes"),
        new("reminders", "community", ["phone", "email"]),
        new("referral", "partners", ["name", "phone", "needs"]),
        new("research", "researchers", ["words", "needs"]),
        new("story", "public", ["words", "photo"]),
        new("news", "community", ["phone", "email"]),
    ];
}
