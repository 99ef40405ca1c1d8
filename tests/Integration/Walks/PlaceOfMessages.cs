using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Walks;

public sealed partial class Place
{
    /// <summary>Something that a coordinator has to tell the owner.</summary>
    private async Task<Guid> MessageAsync(Guid owner)
    {
        var id = new MessageId(Guid.NewGuid());
        var community = new CommunityId((await Founder.GetAsync("")).Body.GetProperty("id").GetGuid());
        await host.Services.GetRequiredService<SystemCommands>().SubmitAsync("tell-people", community, id.ToString(), id.Value, at =>
            Needed.Of(Agreement.Nothing.And(id.Value, Decision.Accept<MessageEvent>(
            [
                new MessagePlanned(id, new(owner), "request-closed", new(owner), at.Now.AddDays(7)),
                new MessageCallNeeded(id, CallReason.PhoneOnly),
            ]))));
        return id.Value;
    }
}
