using Coordination.Host.Storage;

namespace Coordination.Host.SignIn;

/// <summary>Every issuer of this installation, in the order of the configuration: <c>SignIn:Issuers:0:Name</c> and so on.</summary>
public sealed record KnownIssuers(IReadOnlyList<Issuer> All)
{
    private const string Section = "SignIn:Issuers";
    private static readonly string[] settings =
        [nameof(Issuer.Name), nameof(Issuer.Authority), nameof(Issuer.Audience), nameof(Issuer.ClientId), nameof(Issuer.ClientSecret),
        nameof(Issuer.TokenType)];

    public IEnumerable<Issuer> OfPages => All.Where(i => i.ClientId is not null);

    public Issuer? Of(string name) => All.FirstOrDefault(i => i.Audience is not null && i.Calls(name));

    public static KnownIssuers Read(IConfiguration configuration)
    {
        Issuer[] all = [.. configuration.GetSection(Section).GetChildren().Select((entry, number) => Read(entry, number))];
        if (all.GroupBy(i => i.Authority.OriginalString.TrimEnd('/')).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new SettingException($"{Section} names {twice.Key} more than once: each issuer has one entry.");
        return new(all);
    }

    private static Issuer Read(IConfigurationSection entry, int number)
    {
        if (entry.GetChildren().FirstOrDefault(s => !settings.Contains(s.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingException($"{unknown.Path} is not known here: an issuer has {string.Join(", ", settings)}.");
        var name = Given(entry, nameof(Issuer.Name))
            ?? throw new SettingException($"{entry.Path}:Name is missing: the name people know this sign-in service by.");
        if (!Uri.TryCreate(Given(entry, nameof(Issuer.Authority)), UriKind.Absolute, out var authority)
            || authority.Scheme is not ("https" or "http"))
            throw new SettingException(
                $"{entry.Path}:Authority is missing or no address: the issuer's address is expected, like https://sign-in.example.org.");
        var issuer = new Issuer(number, name, authority)
        {
            Audience = Given(entry, nameof(Issuer.Audience)),
            ClientId = Given(entry, nameof(Issuer.ClientId)),
            ClientSecret = Given(entry, nameof(Issuer.ClientSecret)),
            TokenType = Given(entry, nameof(Issuer.TokenType)) ?? "at+jwt",
        };
        return issuer switch
        {
            { NeedsHttps: true, Authority.Scheme: "http" } =>
                throw new SettingException(
                    $"{entry.Path}:Authority is '{authority}': only an issuer on this machine may be reached without TLS."),
            { Audience: null, ClientId: null } =>
                throw new SettingException(
                    $"{entry.Path} has neither Audience, for the API, nor ClientId, for the pages: nobody could use it."),
            { Audience: { } audience } when audience == issuer.ClientId =>
                throw new SettingException(
                    $"{entry.Path}:Audience and :ClientId are both '{audience}': " +
                    "tokens that say who signed in could then be used as tokens for the API."),
            _ => issuer,
        };
    }

    private static string? Given(IConfigurationSection entry, string key) =>
        string.IsNullOrWhiteSpace(entry[key]) ? null : entry[key]!.Trim();
}
