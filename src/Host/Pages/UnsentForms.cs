using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Pages;

/// <summary>
/// Forms that are sent by nobody who is signed in, by somebody else than whoever filled them in, or from a page that is too old. Nothing is
/// done, and whoever filled it in finds what they typed.
/// </summary>
public static class UnsentForms
{
    public static readonly Refusal SignedOut = new("form.signed-out",
        "You were signed out before this was sent, so nothing was done. Look at it once more and send it again.");
    public static readonly Refusal TooOld = new("form.too-old",
        "This page was open for too long, so nothing was done. Look at it once more and send it again.");
    public static readonly Refusal TypedByAnother = new("form.typed-by-another",
        "Somebody else filled this in, who is signed out by now. Nothing was done, and what they typed is shown only to them.");

    public static readonly Refusal SentBefore = new("form.sent-before",
        "This form was sent before with other content. Look whether that was done, and send this only if you want it as well.");

    /// <param name="otherwise">The page to go to where the form names none.</param>
    public static async Task<IResult> AnswerAsync(HttpContext http, string otherwise)
    {
        if (!http.Request.HasFormContentType) return Problems.Of(Problems.SignIn);
        var (form, login) = (await http.Request.ReadFormAsync(http.RequestAborted), Login.Of(http.User));
        var page = FormFields.PageOf(form, otherwise);
        return (http.RequestServices.GetRequiredService<KeptForms>().IsTypist(form[FormFields.Typist], login), login) switch
        {
            (null, null) => new SeeOther("/?then=" + Uri.EscapeDataString(page)),
            (null, _) => Problems.Of(Problems.SignIn),
            (true, _) => new ReturnedForm(page, form, TooOld, null),
            (false, _) => new ReturnedForm(page, form, SignedOut, null),
        };
    }
}
