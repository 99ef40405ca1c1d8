using System.Buffers.Text;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Pages;

namespace Coordination.Host.Messages;

/// <summary>
/// The address in a message: it names neither the community nor what it is about. Whoever has signed in is led to the page.
/// </summary>
public static class MessageLink
{
    private const int IdBytes = 16;

    /// <param name="code">For an invitation, its secret code.</param>
    public static string Of(Uri installation, CommunityId community, MessageId message, string? code = null) =>
        new Uri(installation, Path(community, message) + (code is null ? "" : "?invitation=" + Uri.EscapeDataString(code)))
            .ToString();

    public static string Path(CommunityId community, MessageId message) =>
        "/m/" + Base64Url.EncodeToString([.. community.Value.ToByteArray(true), .. message.Value.ToByteArray(true)]);

    public static void MapMessageLinks(this WebApplication app) =>
        app.MapGet("/m/{message}", (Delegate)FollowAsync).ExcludeFromDescription();

    private static async Task<IResult> FollowAsync(HttpContext http, string message, string? invitation, Logins logins, Folds folds,
        IEnumerable<MessageKind> kinds, CancellationToken cancellation)
    {
        http.KeepNowhere();
        if (Login.Of(http.User) is not { } login)
            return Results.LocalRedirect("/?then=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString.Value));
        if (Read(message) is not var (community, id) || await logins.CodeAsync(community, cancellation) is not { } home)
            return PageReader.NotFound;
        if ((await folds.FoldAsync(Message.Stream, community, id.Value, cancellation)).State is not { } told) return PageReader.NotFound;
        var words = kinds.FirstOrDefault(kind => kind.Code == told.Kind) is { } known
            ? await known.SayAsync(community, told, cancellation) : null;
        // Whoever is not known there needs the code of the invitation.
        if (words?.Code is { } code && code == invitation) return Results.LocalRedirect(Links.Join(home, code));
        if (await logins.PersonAsync(login, community, cancellation) is null) return PageReader.NotFound;
        return Results.LocalRedirect(words is null ? Links.Mine(home) : $"/{home}{words.Page}");
    }

    private static (CommunityId, MessageId)? Read(string text)
    {
        var bytes = new byte[2 * IdBytes];
        return Base64Url.IsValid(text, out var length) && length == bytes.Length && Base64Url.TryDecodeFromChars(text, bytes, out _)
            ? (new(new(bytes.AsSpan(0, IdBytes), bigEndian: true)), new(new(bytes.AsSpan(IdBytes), bigEndian: true))) : null;
    }
}
