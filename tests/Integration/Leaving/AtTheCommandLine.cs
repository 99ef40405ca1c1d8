using System.Net;
using Coordination.Host.Operations;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Leaving;

[Collection(nameof(ExportedDemo))]
public sealed class AtTheCommandLine(ExportedDemo demo, TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_is_recorded_and_holds_that_it_was()
    {
        var (place, file) = (postgres.NewHost(), demo.SideRow("town.zip"));
        Town town;
        await using (var host = await TestHost.StartAsync(place)) town = await Town.FoundAsync(host);

        (await ExportAsync(place, town.Code, file)).Should().StartWith("Exported 8 events").And.Contain(file);

        using var archive = ArchiveReader.Open(file);
        var found = await ArchiveCheck.RunAsync(archive, ExportedDemo.Passphrase, Cancellation);
        found.FirstSteward!.Value.Value.Should().Be(town.Founder.Person);
        var last = EventLine.Read(await archive.LinesAsync(ArchiveFiles.Events, Cancellation).LastAsync(Cancellation));
        last.Row.Type.Should().Be("community.history-exported");
        last.Row.Data.Should().Contain("\"events\": 7");
        last.Row.Headers.Should().Contain("system:operator");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(file)!, "*.unfinished").Should().BeEmpty();

        (await RefusedAsync(() => ExportAsync(place, town.Code, file))).Should().Contain("exists already");
        (await RefusedAsync(() => ExportAsync(place, "nowhere", demo.SideRow("nowhere.zip")))).Should().Contain("no community 'nowhere'");
        (await RefusedAsync(() => ExportAsync(place, town.Code, Path.Combine(demo.SideRow("no-folder"), "town.zip")))).Should()
            .Contain("The folder of");
    }

    [Fact]
    public async Task Whoever_is_linked_to_a_person_is_that_person()
    {
        var place = postgres.NewHost();
        await using var host = await TestHost.StartAsync(place);
        var town = await Town.FoundAsync(host);
        var person = await town.Founder.PersonAsync();
        var newcomer = new Api.Caller(host.SignedIn("newcomer"), "/api/communities/" + town.Code);
        (await newcomer.GetAsync("/me")).ShouldBe(HttpStatusCode.NotFound);

        (await LinkAsync(place, town.Code, person, "newcomer")).Should().Contain(person.ToString());

        (await newcomer.GetAsync($"/people/{person}")).ShouldBe(HttpStatusCode.OK);
        (await RefusedAsync(() => LinkAsync(place, town.Code, person, "somebody-else"))).Should()
            .Contain("has another one; nothing was changed");
        (await RefusedAsync(() => LinkAsync(place, town.Code, Guid.NewGuid(), "somebody-else"))).Should().Contain("no person");
        (await newcomer.GetAsync("/me")).ShouldBe(HttpStatusCode.OK);
        var request = (await newcomer.PostAsync("/requests/raise", Api.Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
        (await RefusedAsync(() => LinkAsync(place, town.Code, Guid.Parse(request), "somebody-else"))).Should()
            .Contain("no person", "a request is nobody");
        (await newcomer.GetAsync($"/requests/{request}")).ShouldBe(HttpStatusCode.OK);
        await using var linked = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"""
            select count(*) from coordination.mt_events where type = 'membership.sign-in-linked' and stream_id = '{person}'
              and headers -> 'envelope' ->> 'actor' = 'system:operator'
            """);
        (await linked.ExecuteScalarAsync(Cancellation)).Should().Be(1L, "the community sees that somebody can sign in as this person");
    }

    [Fact]
    public async Task What_is_not_said_is_asked_for()
    {
        (await Refused<StorageException>(() => ExportCommand.RunAsync([], TextReader.Null, Cancellation))).Should()
            .Be("Say COMMUNITY=code.");
        (await Refused<StorageException>(() => ImportCommand.RunAsync(["--from="], TextReader.Null, Cancellation))).Should()
            .Be("Say FROM=file.");
        (await Refused<StorageException>(() => LinkCommand.RunAsync(["--community=somewhere"], Cancellation))).Should().Be("Say ISSUER=….");
        OperatorCommands.Find(["--urls=http://127.0.0.1:0"]).Should().BeNull("that is a Host");
    }

    private Task<string> ExportAsync(IReadOnlyDictionary<string, string?> place, string code, string to) =>
        ExportCommand.RunAsync([.. place.Select(p => $"--{p.Key}={p.Value}"), $"--community={code}", $"--to={to}",
            $"--passphrase-file={demo.Written(ExportedDemo.Passphrase)}"], TextReader.Null, Cancellation);

    private static Task<string> LinkAsync(IReadOnlyDictionary<string, string?> place, string code, Guid person, string subject) =>
        LinkCommand.RunAsync([.. place.Select(p => $"--{p.Key}={p.Value}"), $"--community={code}", $"--person={person}",
            $"--issuer={DemoTokens.Issuer}", $"--subject={subject}"], Cancellation);

    private static Task<string> RefusedAsync(Func<Task<string>> command) => Refused<ArchiveRefusedException>(command);
    private static async Task<string> Refused<T>(Func<Task<string>> command) where T : Exception =>
        (await command.Should().ThrowAsync<T>()).Which.Message;
}
