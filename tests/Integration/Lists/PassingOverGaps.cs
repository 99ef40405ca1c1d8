using System.Net;
using Coordination.Integration.Api;
using Npgsql;

namespace Coordination.Integration.Lists;

[Collection(nameof(Town))]
public sealed class PassingOverGaps(Town town)
{
    /// <summary>What the event store writes where a commit broke after it had drawn its numbers. It belongs to no community.</summary>
    private const string Tombstone = """
        with stream as (
          insert into coordination.mt_streams (id, version, tenant_id) values (gen_random_uuid(), 1, '*DEFAULT*') returning id)
        insert into coordination.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type)
        select nextval('coordination.mt_events_sequence'), gen_random_uuid(), id, 1, '{}', 'tombstone', now(), '*DEFAULT*',
          'JasperFx.Events.Tombstone, JasperFx.Events' from stream
        """;

    [Fact]
    public async Task Lists_go_on_after_what_belongs_to_no_community()
    {
        await using (var owner = NpgsqlDataSource.Create(town.Host.Installation.Storage.Owner))
        await using (var broken = owner.CreateCommand(Tombstone))
            (await broken.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).Should().Be(1);

        var request = await town.RaiseAsync();

        (await town.Ada.GetAsync("/requests?limit=200")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("id").GetString()).Should().Contain(request);
    }
}
