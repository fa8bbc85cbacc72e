pragma ComponentBehavior: Bound
import QtQuick
import Yima

// What results may mean, in plain words; who has seen to these words, and that they are no diagnosis.
Column {
    id: group

    required property Scroller scroller
    required property var remarks
    required property string reviewed
    // How many of them there are yet.
    required property int made

    property Remark firstRemark: null

    spacing: Theme.mm(3)

    SliceTitle {
        width: group.width
        scroller: group.scroller
        offset: group.y
        words: qsTr("What this may mean")
        next: group.spacing + Math.min(group.firstRemark?.head?.height ?? 0, Theme.mm(16))
        detail: [qsTr("This is not a diagnosis."), group.reviewed === "" ? qsTr("No clinician has reviewed these words yet.") : qsTr("Reviewed by: %1").arg(group.reviewed)].join(Theme.latin ? " " : "")
    }

    Growing {
        onItemAdded: (index, item) => {
            if (index === 0)
                group.firstRemark = item as Remark;
        }
        amount: Math.min(group.made, group.remarks.length)

        Remark {
            required property int index

            width: group.width
            scroller: group.scroller
            offset: group.y
            remark: group.remarks[index] ?? {}
        }
    }
}
