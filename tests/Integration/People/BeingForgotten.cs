using System.Net;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.People;

[Collection(nameof(Town))]
public sealed class BeingForgotten(Town town)
{
    [Fact]
    public async Task Nobody_is_found_by_the_name_or_number_of_somebody_whose_key_is_destroyed()
    {
        const string Name = "Odette Farrar", Phone = "07700 900313";
        var gone = await town.RecordAsync(Name, Phone);
        var community = (await town.Ada.GetAsync("")).Body.GetProperty("id").GetGuid();
        (await FoundAsync(Phone)).Should().Contain(gone);

        await town.Host.Services.GetRequiredService<KeyRing>()
            .DestroyAsync(new CommunityId(community), PersonId.Of(Guid.Parse(gone)), TestContext.Current.CancellationToken);

        (await FoundAsync(Phone)).Should().NotContain(gone);
        (await FoundAsync(Name)).Should().NotContain(gone);
        var added = (await town.Ada.PostAsync("/requests/add", new
        {
            name = "Somebody with her old number",
            phone = Phone,
            authority = "verbal-consent",
            category = "baby",
            words = "Nappies",
            wanted = new { amount = 1, unit = "pack" },
            ward = Town.Ward,
        })).ShouldBe(HttpStatusCode.Created);
        (await town.Ada.GetAsync($"/requests/{added.Id}")).Body.GetProperty("person").GetString().Should().NotBe(gone);
    }

    private async Task<string> FoundAsync(string looked)
    {
        var (ada, search) = (new Browsing(town.Host.SignedIn("ada")), $"/{Town.Code}/search");
        return (await ada.SendAsync(await ada.GetAsync(search), search, ("search", looked))).ShouldBe(HttpStatusCode.OK).Html;
    }
}
