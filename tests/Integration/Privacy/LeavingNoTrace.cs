using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Coordination.Integration.Privacy;

/// <summary>Nothing that was said of a person can be read in either database, in the files beside them, or in what the Host logs.</summary>
public sealed class LeavingNoTrace(TestPostgres postgres)
{
    /// <summary>The members that are kept in plain text, because they say nothing about a person.</summary>
    private static readonly string[] ofNoPerson =
    [
        "IssueTokenBody.Name", "FoundCommunityBody.Code", "FoundCommunityBody.Name", "FoundCommunityBody.Zone", "PlanSessionBody.Title",
            "PlanSessionBody.Ward", "RaiseRequestBody.Ward", "TakeDownBody.Ward", "UnservedBody.Ward", "AskBody.Ward",
            "MakeOfferBody.Wards",
            "ChangeRequestBody.Ward", "ChangeSessionBody.Title", "ChangeSessionBody.Ward",
        "FoundCommunityBody.Purpose", "FoundCommunityBody.HelpPhone", "FoundCommunityBody.OpeningHours", "FoundCommunityBody.Wards",
            "SetRuleBody.Rule", "SetRuleBody.Codes", "SetRuleBody.Words",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_canary_is_found_where_it_must_not_be()
    {
        var canaries = new Canaries();
        using var logs = new HeardLogs();
        var place = postgres.NewHost();
        await using var host = await TestHost.StartAsync(place, HeardLogs.Everything);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        var errands = new Errands(host, canaries);
        await errands.RunAsync();
        await new MembershipErrands(host, errands, canaries).RunAsync();
        await new Mishaps(host, errands, canaries).RunAsync();
        await host.CaughtUpAsync();

        TextFields().Should().BeSubsetOf([.. canaries.Fields, .. ofNoPerson], "every text a body takes is tried, or speaks of no person");
        (await SealedFieldsAsync(host, canaries)).Should()
            .BeEquivalentTo(PersonalFields(), "every sealed field of every event holds a canary");
        (await VaultAsync(host, canaries)).Should().BeEquivalentTo(Enum.GetValues<ContactField>()
            .Except([ContactField.BirthYear, ContactField.PreferredChannel]), "a year and a code hold no words");
        logs.Lines.Should().Contain(l => l.Level == LogLevel.Error).And.Contain(l => l.Level == LogLevel.Trace);

        var (words, known) = (new Traces(canaries.Words), new Traces([Errands.Code, Errands.Name, "requests/raise", "coordination"]));
        var dump = await DatabaseDump.FindAsync(postgres.Server, Cancellation);
        Assert.SkipWhen(dump is null, "No pg_dump of this machine can read this server.");
        var places = new Dictionary<string, byte[]>
        {
            ["the history"] = await dump.OfAsync(host.Installation.Storage.Owner, Cancellation),
            ["the keys"] = await dump.OfAsync(host.Installation.Storage.Keys, Cancellation),
            ["the log"] = Encoding.UTF8.GetBytes(logs.Text),
        };
        known.In(places["the history"]).Select(t => t.Word).Should().Contain([Errands.Code, Errands.Name]);
        known.In(places["the keys"]).Select(t => t.Word).Should().Contain("coordination", "that is why people looked");
        known.In(places["the log"]).Select(t => t.Word).Should().Contain(["requests/raise"]);
        foreach (var file in Directory.EnumerateFiles(place["DATA"]!, "*", SearchOption.AllDirectories))
            places[file] = await File.ReadAllBytesAsync(file, Cancellation);
        places.SelectMany(p => words.In(p.Value).DistinctBy(t => (t.Word, t.Writing)).Take(10)
            .Select(t => $"{p.Key} holds {t.Word} as {t.Writing}: …{Around(p.Value, t.At)}…")).Should().BeEmpty();
    }

    private static IEnumerable<string> TextFields() =>
        from body in typeof(CommandBody).Assembly.GetTypes()
            .Union(TestFeatures.Declared.All<CommandDeclaration>().Select(command => command.Body))
        where body.IsSubclassOf(typeof(CommandBody))
        from member in body.GetProperties()
        where member.DeclaringType == body
            && (member.PropertyType == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(member.PropertyType))
        select Canaries.FieldOf(body, member.Name);

    private static IEnumerable<string> PersonalFields() => EventNames.All.SelectMany(kind => Paths(kind.Type, kind.Name));

    private static IEnumerable<string> Paths(Type type, string path) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).SelectMany(p =>
        ItemOf(p.PropertyType) is var item && item == typeof(Personal) ? [$"{path}.{p.Name}"]
        : item.Assembly == typeof(EventNames).Assembly && item.IsClass && item != type ? Paths(item, $"{path}.{p.Name}")
        : Enumerable.Empty<string>());

    private static Type ItemOf(Type type) =>
        type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[^1]
            : Nullable.GetUnderlyingType(type) ?? type;

    private static IEnumerable<(string Path, Personal Value)> Personals(object? value, string path) => value switch
    {
        null or string => [],
        Personal personal => [(path, personal)],
        IEnumerable many => many.Cast<object?>().SelectMany(one => Personals(one, path)),
        _ when value.GetType().Assembly == typeof(EventNames).Assembly && value.GetType().IsClass =>
            value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)
                .SelectMany(p => Personals(p.GetValue(value), $"{path}.{p.Name}")),
        _ => [],
    };

    /// <summary>The fields of stored events that open to a canary.</summary>
    private static async Task<IReadOnlyCollection<string>> SealedFieldsAsync(TestHost host, Canaries canaries)
    {
        var (seal, found, words) = (host.Services.GetRequiredService<Seal>(), new HashSet<string>(), canaries.Words.ToList());
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select tenant_id, type, data from coordination.mt_events");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
            foreach (var (path, value) in Personals(JsonSerializer.Deserialize(reader.GetString(2),
                EventNames.Named(reader.GetString(1))!.Type, StoredJson.Options), reader.GetString(1)))
                if (words.Any((await seal.OpenAsync(new(Guid.Parse(reader.GetString(0))), value, Cancellation)).Or("").Contains))
                    found.Add(path);
        return found;
    }

    /// <summary>The kinds of contact detail kept, each of them a canary.</summary>
    private static async Task<IReadOnlyCollection<ContactField>> VaultAsync(TestHost host, Canaries canaries)
    {
        var (vault, found, words) = (host.Services.GetRequiredService<Vault>(), new HashSet<ContactField>(), canaries.Words.ToList());
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select distinct tenant, person from vault.contact");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
            foreach (var (field, value) in await vault.ContactOfAsync(new(reader.GetGuid(0)), new(reader.GetGuid(1)), Cancellation))
            {
                words.Should().Contain(w => value.Or("").Contains(w));
                found.Add(field);
            }
        return found;
    }

    private static string Around(byte[] bytes, int at) =>
        Encoding.UTF8.GetString(bytes.AsSpan(Math.Max(0, at - 120), Math.Min(bytes.Length - Math.Max(0, at - 120), 280)))
            .ReplaceLineEndings(" ");
}
