using Coordination.Domain.Kernel;

namespace Coordination.Host.Pages;

/// <summary>Fields of a form that say where to go and who acts. They are not part of the command.</summary>
public static class FormFields
{
    public const string Key = "idempotency-key", ReturnTo = "_return", RefusedTo = "_refused", Token = "__RequestVerificationToken",
        Typist = "_typist", Form = "_form", LookedUp = "_looked-up";

    /// <summary>The query parameter that names a form which was not carried out.</summary>
    public const string Kept = "kept";

    public static readonly string[] Apart = [Key, ReturnTo, RefusedTo, Token, Typist, Form, LookedUp];

    /// <summary>Those that each page makes anew, and what is typed anew each time because it is secret.</summary>
    public static readonly string[] Anew = [Token, Typist, Key, "passphrase"];

    /// <summary>Follows only paths of our own, in which nothing is hidden by an escape.</summary>
    public static string Local(string? path, string otherwise) =>
        path is ['/', not '/' and not '\\', ..] or ['/']
            && Uri.IsWellFormedUriString(path.Replace("{id}", "id", StringComparison.Ordinal), UriKind.Relative)
            && !Uri.UnescapeDataString(path).Any(one => OneLine.IsBreak(one) || one is '\uFFFD') ? path : otherwise;

    /// <summary>The page that the form is on, or where what it does can be seen.</summary>
    public static string PageOf(IFormCollection form, string otherwise) =>
        Local(WithoutId(form[RefusedTo]), Local(WithoutId(form[ReturnTo]), otherwise));

    private static string? WithoutId(string? path) => path?.Replace("/{id}", "", StringComparison.Ordinal);
}
