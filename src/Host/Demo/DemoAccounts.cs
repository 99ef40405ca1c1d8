using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Front;
using Coordination.Host.Keys;
using Coordination.Host.SignIn;
using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>
/// The people a visitor can sign in as in development: the people of a filled demo in their fixed order, then the founders of communities
/// that began empty.
/// </summary>
public sealed class DemoAccounts(DemoStore store, Folds folds, Vault vault, SignInNames logins, NpgsqlDataSource events)
{
    private static readonly IReadOnlyList<KnownPerson> cast =
        [.. DemoLife.Scripts(new(2001, 1, 31)).SelectMany(story => story.Cast.Where(c => c.HasAccount)
            .Select(c => new KnownPerson(story.Person(c.Key), c.Name, story.Code, c.AllRoles)))];

    /// <summary>Waits until the demo is filled, if it is being filled.</summary>
    public async Task<IReadOnlyList<KnownPerson>> PeopleAsync(CancellationToken cancellation) =>
        [.. await store.Filled.WaitAsync(cancellation) ? cast : [], .. await FoundersAsync(cancellation)];

    private async Task<IReadOnlyList<KnownPerson>> FoundersAsync(CancellationToken cancellation)
    {
        var founders = new List<KnownPerson>();
        await using var command = events.CreateCommand(
            "select l.person, c.id, c.code, l.subject from host.login l join host.community c on c.id = l.community " +
            "where l.issuer = $1 and l.person <> all($2) order by c.code, l.person");
        command.Parameters.Add(new() { Value = DemoTokens.Issuer });
        command.Parameters.Add(new() { Value = cast.Select(p => p.Person.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (person, community, code) = (new PersonId(reader.GetGuid(0)), new CommunityId(reader.GetGuid(1)), reader.GetString(2));
            if (reader.GetString(3) != logins.Of(new(DemoTokens.Issuer, person.ToString()))) continue;
            var (membership, _) = await folds.FoldAsync(Membership.Stream, community, person.Value, cancellation);
            var names = await vault.NamesOfAsync(community, [person], cancellation);
            if (membership is not null)
                founders.Add(new(person, names.TryGetValue(person, out var name) ? name.Or("") : "", code,
                    [.. membership.Roles.OrderByDescending(r => r is Role.Coordinator).ThenByDescending(r => r)]));
        }
        return founders;
    }
}
