using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Messages;
using Coordination.Projections.Lists;

namespace Coordination.Host.People;

/// <summary>One is invited. The address in it carries the code, which works once and as long as the invitation is open.</summary>
public sealed class InvitationMessage(Folds folds, Invitations invitations) : MessageKind
{
    public override string Code => "invitation";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(PersonInvited)];
    public override IReadOnlyList<Type> Ends { get; } = [typeof(RecordClaimed), typeof(InvitationEnded), typeof(MembershipAccepted)];
    public override bool IsCalled => false;

    public override ValueTask<IReadOnlyList<MessageRecipient>> RecipientsAsync(StoredEvent happened, CancellationToken cancellation) =>
        new(happened.Data is PersonInvited invited ? [new(invited.Person, happened.Id.ToString(), invited.Until)] : []);

    public override async ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation) =>
        (await folds.FoldAsync(Membership.Stream, community, message.About.Value, cancellation)).State is { } person
            && person.Until == message.Until && await invitations.OfAsync(community, person, cancellation) is { } code
            ? new(new Sentence($"message.{Code}"), "/join", code) : null;
}
